import type {
  ArticleView,
  Comments,
  Comparison,
  Edited,
  Enclosure,
  Feed,
  Folder,
  Offline,
  Revision,
  Tag,
} from './bindings';

/** Invented papers and their news, for looking at the window and for its tests. */

const hour = 3_600_000;

export interface Story {
  feed: number;
  title: string;
  summary: string;
  byline?: string;
  section?: string;
  standfirst?: string;
  comments?: Comments;
  tags?: string[];
  bookmarked?: boolean;
  read?: boolean;
  picture?: boolean;
  offline?: Offline;
  hoursAgo: number;
}

export const folders: Folder[] = [
  { id: 1, name: 'Indonesia', unread: 0, total: 0 },
  { id: 2, name: 'Dunia', unread: 0, total: 0 },
  { id: 3, name: 'Teknologi', unread: 0, total: 0 },
];

function feed(id: number, title: string, host: string, folder_id: number | null): Feed {
  return {
    id,
    title,
    folder_id,
    url: `https://${host}/feed.xml`,
    site_url: `https://${host}/`,
    kind: 'rss',
    unread: 0,
    total: 0,
    last_success: Date.now() - 4 * 60_000,
    next_check: null,
    problem: null,
    gone: false,
    paused: false,
    open_mode: 'automatic',
    icon: null,
  };
}

export const feeds: Feed[] = [
  feed(1, 'Harian Selatan', 'harianselatan.example', 1),
  feed(2, 'Kabar Pagi', 'kabarpagi.example', 1),
  feed(3, 'Suara Nusantara', 'suaranusantara.example', 1),
  feed(4, 'Meridian Report', 'meridianreport.example', 2),
  feed(5, 'Northern Wire', 'northernwire.example', 2),
  {
    ...feed(6, 'The Orchard Review', 'orchardreview.example', 2),
    problem: { code: 'timeout', args: ['orchardreview.example'], failures: 4, serious: true },
    last_success: Date.now() - 76 * 3_600_000,
  },
  feed(7, 'Papan Sirkuit', 'papansirkuit.example', 3),
  feed(8, 'Tide & Harbour', 'tideharbour.example', null),
];

/** Papers of as many towns, for a sidebar and a table that are long. */
export function moreFeeds(count: number): Feed[] {
  const kinds = ['Harian', 'Kabar', 'Suara', 'Warta'];
  const towns = ['Ambon', 'Bandung', 'Cirebon', 'Denpasar', 'Ende', 'Gorontalo', 'Jambi', 'Kupang'];
  return Array.from({ length: count }, (_, index) => {
    const town = towns[index % towns.length]!;
    const kind = kinds[Math.floor(index / towns.length) % kinds.length]!;
    return feed(100 + index, `${kind} ${town}`, `${kind}-${town}.example`.toLowerCase(), null);
  });
}

export const tags: Tag[] = [
  { id: 1, name: 'timur-tengah', total: 0 },
  { id: 2, name: 'energi', total: 0 },
  { id: 3, name: 'dagang', total: 0 },
  { id: 4, name: 'baca akhir pekan', total: 0 },
];

export const stories: Story[] = [
  {
    feed: 1,
    title: 'Utusan tiga negara bertemu di Teheran, bahas jalur dagang baru',
    summary:
      'Pertemuan empat jam berakhir tanpa jumpa pers; jalur kereta barang jadi topik utama di antara para utusan.',
    byline: 'Sari Wulandari',
    section: 'Global',
    tags: ['timur-tengah'],
    bookmarked: true,
    picture: true,
    hoursAgo: 0.4,
  },
  {
    feed: 5,
    title: 'Grid operators test a week of winter demand with half the gas',
    summary:
      'The drill, the largest of its kind, moved 4.1 GW of load between regions without a blackout.',
    byline: 'Imogen Hale',
    section: 'Energy',
    standfirst:
      'Four control rooms, one frozen Tuesday, and a phone list that nobody had rung since 2009.',
    picture: true,
    hoursAgo: 0.7,
  },
  {
    feed: 2,
    title: 'Harga beras turun tipis di tiga provinsi, Bulog tambah pasokan',
    summary: 'Penurunan pertama sejak Agustus; pedagang menunggu panen raya.',
    hoursAgo: 1.1,
  },
  {
    feed: 4,
    title: 'What the new port treaty says about who pays for late ships',
    summary: 'A line-by-line reading of the forty pages that ministers signed on Monday.',
    tags: ['energi', 'dagang'],
    bookmarked: true,
    read: true,
    picture: true,
    hoursAgo: 1.5,
  },
  {
    feed: 3,
    title: 'Ilmuwan temukan spesies burung baru di pegunungan Sulawesi',
    summary: '',
    offline: 'pending',
    hoursAgo: 1.9,
  },
  {
    feed: 2,
    title: 'Jadwal kereta tambahan akhir tahun mulai dibuka besok pagi',
    summary: 'Tiket dijual bertahap lewat aplikasi dan loket.',
    read: true,
    picture: true,
    offline: 'picture_failed',
    hoursAgo: 3.4,
  },
  {
    feed: 7,
    title: 'Cip hemat daya buatan Bandung lolos uji suhu tinggi',
    summary: 'Tim kampus menargetkan produksi kecil pertama pada kuartal mendatang.',
    picture: true,
    hoursAgo: 5,
  },
  {
    feed: 8,
    title: 'A quiet harbour counts its lanterns, one boat at a time',
    summary: 'Volunteers have walked the same pier every night for eleven years.',
    hoursAgo: 22,
  },
  {
    feed: 4,
    title: 'Two islands agree on one clock after ninety years apart',
    summary: 'Ferries, bakers and one stubborn lighthouse had kept the old difference alive.',
    byline: 'Anneke Roos',
    hoursAgo: 25,
  },
  {
    feed: 1,
    title: 'Sekolah terapung di Danau Lindu terima murid baru',
    summary: 'Perahu kelas ketiga mulai berlayar pekan ini.',
    picture: true,
    hoursAgo: 27,
  },
  {
    feed: 3,
    title: 'Petani kopi Gayo pasang harga sendiri lewat lelang terbuka',
    summary: 'Lelang pertama diikuti 41 kelompok tani dari tiga kabupaten.',
    tags: ['dagang', 'baca akhir pekan'],
    hoursAgo: 49,
  },
  {
    feed: 5,
    title: 'Old canal reopens to barges after the longest repair in its history',
    summary: 'Nineteen locks, four winters, and a family of otters that would not move.',
    read: true,
    picture: true,
    hoursAgo: 52,
  },
];

const paragraphs = [
  'Pertemuan yang tidak diumumkan sebelumnya itu berlangsung selama empat jam di kantor kementerian luar negeri, dan berakhir tanpa jumpa pers. Dua pejabat yang mengetahui pembicaraan menyebut topik utamanya adalah jalur kereta barang yang menghubungkan tiga pelabuhan.',
  '“Kami membicarakan hal-hal yang praktis: bea, jadwal, dan siapa yang membayar jembatannya,” kata seorang anggota delegasi. <a href="https://harianselatan.example/2018/rencana">Rencana serupa</a> pernah gagal pada 2018 karena masalah asuransi muatan.',
  'Kantor berita negara melaporkan bahwa pembicaraan lanjutan dijadwalkan bulan depan. Sampai saat itu, kapal barang tetap memakai rute lama lewat dua selat yang sempit, dengan waktu tempuh sebelas hari.',
  'Para pedagang di pelabuhan utara menyambut kabar itu dengan hati-hati. Mereka sudah dua kali menyewa gudang untuk jalur yang tidak pernah dibuka, kata seorang pemilik gudang yang menunjukkan kunci-kunci tua di laci mejanya.',
  'Jembatan yang dimaksud melintasi muara selebar 800 meter. Perhitungan awal menyebut biaya setara tiga tahun pendapatan bea ketiga pelabuhan, dan hanya satu dari tiga negara yang sudah menganggarkannya.',
];

export function body(story: Story, picture: string | null): string {
  const figure =
    picture === null
      ? ''
      : `<figure><img src="warta-asset://localhost/${picture}" alt="" width="1200" height="545">` +
        '<figcaption>Pelabuhan utara saat matahari terbenam. Foto: Dewi Anggraini</figcaption></figure>';
  const text = story.feed < 4 || story.feed === 7 ? paragraphs : [story.summary, ...paragraphs];
  return figure + text.map((paragraph) => `<p>${paragraph}</p>`).join('');
}

export const liftedOut: Pick<ArticleView, 'related' | 'removed' | 'attributions'> = {
  related: [
    {
      title: 'Mengapa jalur kereta lama berhenti di perbatasan',
      url: 'https://harianselatan.example/jalur-lama',
    },
    {
      title: 'Lima angka tentang perdagangan kawasan',
      url: 'https://harianselatan.example/lima-angka',
    },
  ],
  removed: [
    { reason: 'promo', text: 'Dapatkan berita pilihan setiap pagi. Mari bergabung di grup kami.' },
    { reason: 'promo', text: 'Unduh aplikasinya sekarang juga.' },
    { reason: 'promo', text: 'Ikuti saluran kami agar tidak ketinggalan.' },
  ],
  attributions: [
    {
      name: 'Reuters',
      kind: 'agency',
      sentence: 'Dua pejabat yang mengetahui pembicaraan membenarkannya kepada Reuters.',
    },
    {
      name: 'TASS',
      kind: 'agency',
      sentence: 'Pembicaraan lanjutan dijadwalkan bulan depan, lapor TASS.',
    },
    {
      name: 'IRNA',
      kind: 'agency',
      sentence: 'Kantor berita IRNA menyebut jalur itu sebagai “jembatan darat”.',
    },
  ],
};

/** The first story comes with a sound. */
export const enclosures: Enclosure[] = [
  {
    position: 0,
    url: 'https://harianselatan.example/suara/jalur-dagang.mp3',
    kind: 'audio',
    mime: 'audio/mpeg',
    title: 'Dengarkan: jalur dagang baru',
    length: 18_400_000,
    duration_seconds: 1_145,
    kept: false,
  },
];

/** The first story was changed twice. */
export const edited: Edited = { count: 2, at: Date.now() - 6 * 60_000 };

export const revisions: Revision[] = [
  { id: 71, title: 'Utusan tiga negara bertemu di Teheran', stored: Date.now() - 24 * 60_000 },
  { id: 72, title: stories[0]!.title, stored: Date.now() - 15 * 60_000 },
];

const same = (text: string) => ({
  kept: true,
  passages: [{ change: 'kept' as const, text, kind: null }],
});

export const comparison: Comparison = {
  title: {
    kept: false,
    passages: [
      { change: 'kept', text: 'Utusan tiga negara bertemu di Teheran', kind: null },
      { change: 'added', text: ', bahas jalur dagang baru', kind: 'headline' },
    ],
  },
  blocks: [
    {
      kept: false,
      passages: [
        { change: 'kept', text: 'Pertemuan itu berlangsung selama ', kind: null },
        { change: 'removed', text: 'tiga', kind: 'number' },
        { change: 'added', text: 'empat', kind: 'number' },
        { change: 'kept', text: ' jam, dan berakhir tanpa jumpa pers.', kind: null },
      ],
    },
    ...paragraphs.slice(2).map(same),
    {
      kept: false,
      passages: [
        {
          change: 'added',
          text: 'Belum ada tanggapan dari <b>kedua</b> kementerian.',
          kind: 'added',
        },
      ],
    },
  ],
  edits: [
    { kind: 'headline', count: 1 },
    { kind: 'number', count: 1 },
    { kind: 'added', count: 1 },
  ],
};

export const hourMs = hour;
