/** The newsroom's one article that is always there; the same facts as `tests/newsroom/src/flagship.rs`. */
export const flagship = {
  publisher: 'Harian Selatan',
  home: '/harian-selatan/',
  feed: '/harian-selatan/rss.xml',
  title: 'Utusan Tiga Negara Bertemu di Teheran, Bahas Jalur Dagang Baru',
  byline: 'Danur Lestari',
  section: 'Global',
  path: '/harian-selatan/read/2022/11/09/190100870/utusan-tiga-negara-bertemu-di-teheran-bahas-jalur-dagang-baru',
  paragraphs: 12,
  firstWords: 'TEHERAN, HARIAN SELATAN – Utusan dagang dari Lusania, Meridia, dan Oravia tiba',
  lastWords: 'Sejumlah pedagang di Pasar Besar Teheran menyambut kabar itu dengan hati-hati',
  /** Who it has its facts from, in its own order, each with the words that say so. */
  sources: {
    Reuters: 'Dilansir dari Reuters',
    TASS: 'lapor TASS',
    IRNA: 'dikutip kantor berita resmi IRNA',
  },
  related: [
    'Lusania dan Meridia Sepakati Tarif Bersama untuk Teh dan Gandum',
    'Perundingan Rel Pegunungan Tersendat, Oravia Minta Waktu Sampai Akhir Tahun',
    'Mengenal Empat Stasiun Pindah Muatan di Jalur Dagang Utara yang Akan Dibangun dari Nol',
    'Pelabuhan di Teluk Bersiap Sambut Kapal Uji Coba',
  ],
  promos: ['Gabung HarianSelatan+', 'saluran WhatsApp'],
  captions: [
    'Bendera tiga negara di depan wisma tamu tempat perundingan',
    'Rel pegunungan yang akan menjadi bagian dari jalur dagang utara.',
  ],
};
