import type { Catalogue } from './en';
import type { EditKind } from '../ipc';
import { capitalised, counter, pluralizer } from './plural';

const n = pluralizer('id');
const counted = counter(n);

// Indonesian has no comma before the last "dan", which Intl puts there.
const list = (names: string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}`;

export const id = {
  app: {
    name: 'Warta',
    close: 'Tutup',
    cancel: 'Batal',
    save: 'Simpan',
    more: 'Lainnya',
    back: 'Kembali ke daftar',
    tryAgain: 'Coba lagi',
    repair: 'Perbaiki',
    repairing: 'Memperbaiki…',
    repaired: {
      whole: () => 'Pustaka ini tidak rusak.',
      counted: () => 'Yang salah dihitung sudah dihitung ulang. Tidak ada yang hilang.',
      salvaged: (articles) =>
        n(articles, {
          other: '# artikel terbaca dan disimpan. Pustaka yang rusak ada di folder “backups”.',
        }),
      restored: (day) =>
        `Tidak ada yang terbaca, jadi salinan ${day} menggantikannya. Pustaka yang rusak ada di folder “backups”.`,
    },
    undo: 'Urungkan',
    undone: 'Sudah diurungkan.',
    nothingToUndo: 'Tidak ada yang bisa diurungkan.',
    dismiss: 'Tutup pemberitahuan',
    notices: 'Pemberitahuan',
    library: 'Pustaka tidak bisa dibuka',
    unguarded:
      'Tempat pustaka Anda tidak mengenal kunci. Buka dengan satu Warta saja, atau pindahkan ke diska lain.',
    damaged: 'Sebagian pustaka tidak terbaca lagi. Perbaiki di bagian Cadangan.',
    copied: 'Alamat disalin.',
  },

  sidebar: {
    landmark: 'Pustaka',
    today: 'Hari ini',
    unread: 'Belum dibaca',
    all: 'Semua artikel',
    bookmarked: 'Ditandai',
    saved: 'Halaman tersimpan',
    feeds: 'Langganan',
    savedSearches: 'Pencarian',
    changeSearch: 'Ubah yang dicari…',
    tags: 'Label',
    search: 'Cari',
    add: 'Tambah langganan',
    unreadCount: (count) => n(count, { other: '# belum dibaca' }),
    articleCount: (count) => n(count, { other: '# artikel' }),
    expand: (folder) => `Buka folder ${folder}`,
    collapse: (folder) => `Tutup folder ${folder}`,
    actionsFor: (name) => `Tindakan untuk ${name}`,
    problem: (sentence) => `bermasalah: ${sentence}`,
    gone: 'sudah tidak ada',
    paused: 'dijeda',
    health: 'Kesehatan umpan…',
    feedSettings: 'Pengaturan umpan…',
    refreshed: (ago: string) => `Diperbarui ${ago}`,
    noFeeds: 'Belum ada langganan',
    rename: 'Ganti nama…',
    moveTo: 'Pindahkan ke folder',
    noFolder: 'Tanpa folder',
    newFolder: 'Folder baru…',
    copyAddress: 'Salin alamat',
    markAllRead: 'Tandai semua sudah dibaca',
    makeOffline: 'Siapkan untuk offline…',
    refreshFeed: 'Segarkan sekarang',
    unsubscribe: 'Berhenti berlangganan…',
    delete: 'Hapus',
    savePage: 'Simpan halaman…',
    importOpml: 'Impor langganan (OPML)…',
    exportOpml: 'Ekspor langganan (OPML)…',
    backups: 'Cadangan…',
    storage: 'Penyimpanan…',
    settings: 'Pengaturan…',
    shortcuts: 'Pintasan papan tombol',
    resize: 'Lebar bilah sisi',
  },

  list: {
    landmark: 'Artikel',
    today: 'Hari ini',
    yesterday: 'Kemarin',
    newestFirst: 'Terbaru dahulu',
    oldestFirst: 'Terlama dahulu',
    unreadOnly: 'Hanya yang belum dibaca',
    markAllRead: 'Tandai semua sudah dibaca',
    refresh: 'Segarkan',
    openSidebar: 'Tampilkan bilah sisi',
    newArticles: (count, more) =>
      more ? `${n(count, { other: '#' })}+ baru` : n(count, { other: '# baru' }),
    showNew: 'Tampilkan artikel baru',
    loading: 'Memuat…',
    read: 'sudah dibaca',
    unread: 'belum dibaca',
    bookmarked: 'ditandai',
    markAbove: 'Tandai yang di atas sudah dibaca',
    markBelow: 'Tandai yang di bawah sudah dibaca',
    openOriginal: 'Buka aslinya',
    delete: 'Hapus',
    details: 'Rincian',
    resize: 'Lebar daftar',
    failures: (count) => n(count, { other: 'Gagal # kali berturut-turut.' }),
    empty: {
      welcome: 'Selamat datang di Warta',
      welcomeText:
        'Baca berita dengan bersih, juga tanpa jaringan. Mulailah dengan alamat situs yang Anda sukai.',
      welcomeField: 'Alamat situs atau umpan',
      welcomeAdd: 'Cari langganan',
      welcomeImport: 'Impor daftar (OPML)…',
      unread: 'Semua sudah dibaca',
      unreadText: 'Tidak ada yang menunggu. Artikel baru akan muncul di sini.',
      bookmarked: 'Belum ada yang ditandai',
      bookmarkedText: 'Tekan B pada artikel untuk menyimpannya di sini.',
      saved: 'Belum ada halaman tersimpan',
      savedText: 'Simpan halaman web apa pun untuk dibaca di sini, juga tanpa jaringan.',
      savedSearch: 'Belum ada yang ditemukan',
      savedSearchText: 'Yang ditemukan pencarian ini akan muncul di sini dengan sendirinya.',
      tag: 'Belum ada artikel berlabel ini',
      tagText: 'Tekan T pada artikel untuk memberi label.',
      feed: 'Belum ada apa-apa di sini',
      feedFetching: 'Artikel pertama sedang diambil.',
      feedText: 'Umpan ini sudah dibaca, tetapi tidak memuat artikel.',
      feedFailing: 'Warta akan terus mencoba sendiri.',
      feedNever: 'Umpan ini belum pernah dibaca. Segarkan untuk mencoba.',
      folder: 'Folder ini kosong',
      folderText: 'Pindahkan langganan ke sini lewat menunya.',
      today: 'Belum ada artikel hari ini',
      todayText: 'Artikel hari ini akan muncul di sini.',
      all: 'Belum ada artikel',
      allText: 'Segarkan untuk mengambil artikel dari langganan Anda.',
      showRead: 'Tampilkan yang sudah dibaca',
      savePage: 'Simpan halaman…',
    },
  },

  search: {
    title: 'Cari',
    field: 'Cari artikel',
    placeholder: 'Cari artikel',
    close: 'Tutup pencarian',
    here: (view) => `Di ${view}`,
    everywhere: 'Di mana saja',
    where: 'Tempat mencari',
    prompt: 'Ketik kata atau “frasa”',
    promptText: 'Tanda minus di depan kata mengecualikannya.',
    none: (query) => `Tidak ada hasil untuk “${query}”`,
    noneHere: (view) => `Tidak ditemukan di ${view}.`,
    noneAnywhere: 'Coba kata yang lebih sedikit atau kata lain.',
    widen: 'Cari di mana saja',
    order: 'Urutan hasil',
    newest: 'Terbaru',
    best: 'Paling cocok',
    count: (count, more) =>
      more ? n(count, { other: 'Lebih dari # artikel' }) : n(count, { other: '# artikel' }),
    save: 'Simpan pencarian',
    meant: (query) => `Cari “${query}”`,
    help: 'Yang bisa dicari',
    ways: {
      all: 'kedua kata, dalam bentuk apa pun',
      phrase: 'kata-kata persis begitu',
      either: 'salah satu kata',
      without: 'tanpa sebuah kata',
      group: 'tanda kurung mengelompokkan',
      title: 'hanya di judul',
      byline: 'ditulis oleh',
      source: 'diterbitkan oleh, atau bersumber dari',
      place: 'di sebuah langganan atau folder',
      tag: 'berlabel',
      state: 'juga is:read, is:saved',
      media: 'disertai suara atau film',
      language: 'dalam sebuah bahasa',
      date: 'juga before:2022, before:2022-11',
    },
  },

  reader: {
    landmark: 'Artikel yang dibaca',
    frame: 'Isi artikel',
    toolbar: 'Tindakan artikel',
    toggleSidebar: 'Tampilkan atau sembunyikan bilah sisi',
    previous: 'Artikel sebelumnya',
    next: 'Artikel berikutnya',
    bookmark: 'Tandai',
    unbookmark: 'Lepas tanda',
    tags: 'Label',
    original: 'Buka aslinya',
    markUnread: 'Tandai belum dibaca',
    markRead: 'Tandai sudah dibaca',
    copyAddress: 'Salin alamat',
    progress: 'Sejauh mana sudah dibaca',
    offline: {
      complete: 'Siap offline',
      pending: 'Sedang disimpan',
      page_failed: 'Tersimpan sebagian: halamannya tidak bisa dibaca',
      feed_text: 'Tersimpan sebagian: hanya teks dari umpan',
      teaser: 'Tersimpan sebagian: penerbit hanya membagikan bagian awal',
      pictures_left: 'Tanpa gambar: diambil saat Anda membukanya',
      picture_failed: 'Tersimpan sebagian: ada gambar yang hilang',
      picture_too_big: 'Tersimpan sebagian: ada gambar yang terlalu besar',
    },
    minutes: (count) => n(count, { other: '# menit baca' }),
    localTime: (time) => `Waktu Anda: ${time}`,
    comments: (count) => (count === null ? 'Komentar' : n(count, { other: '# komentar' })),
    according: 'Menurut:',
    searchSource: (name) => `${name}: berita lain yang bersumber darinya`,
    sources: {
      agency: 'Kantor berita',
      outlet: 'Media',
      official: 'Pernyataan resmi',
      social: 'Unggahan media sosial',
    },
    evidence: (count) => n(count, { other: '# kalimat bukti' }),
    evidenceTitle: 'Kalimat yang menyebutnya',
    teaser: 'Penerbit hanya membagikan bagian awal artikel ini.',
    paywall: 'Kelanjutan artikel ini hanya untuk pelanggan penerbitnya.',
    moved: (count) => n(count, { other: '# tautan terkait dipindahkan dari isi berita' }),
    promosHidden: (count) => n(count, { other: '# promo disembunyikan' }),
    blocksHidden: (count) => n(count, { other: '# bagian disembunyikan' }),
    show: 'Tampilkan',
    hide: 'Sembunyikan',
    reasons: {
      promo: 'Promo',
      related: 'Terkait',
      furniture: 'Perabot halaman',
      repeated: 'Ada di setiap halaman situs ini',
      cut_off: 'Terpotong',
    },
    cutOff:
      'Sisanya lebih panjang daripada yang dibaca Warta dari satu artikel. Halaman aslinya memuatnya.',
    restore: 'Kembalikan',
    feedText: 'Inilah yang dimuat umpannya.',
    fullText: 'Ambil teks penuh',
    fetchingFullText: 'Mengambil teks penuh…',
    neverHide: 'Jangan sembunyikan di situs ini',
    neverHidden: 'Mulai sekarang ditampilkan di situs ini.',
    hiddenAgain: 'Disembunyikan lagi di situs ini.',
    keepLink: (title) => `Simpan “${title}” untuk dibaca di sini`,
    nextUnread: 'Belum dibaca berikutnya',
    nothing: 'Pilih artikel',
    nothingText: 'Tekan J untuk artikel berikutnya, atau ? untuk semua tombol.',
    failed: 'Artikel ini tidak bisa dibuka',
  },

  forms: {
    formula: 'Rumus',
    code: 'Kode',
    table: 'Tabel',
    note: (mark) => `Catatan ${mark}`,
    noteBack: (mark, call) =>
      call === null ? `Kembali ke tanda ${mark}` : `Kembali ke tanda ${mark}, tempat ke-${call}`,
    boxes: {
      note: 'Catatan',
      tip: 'Kiat',
      important: 'Penting',
      warning: 'Peringatan',
      danger: 'Bahaya',
    },
  },

  changes: {
    title: 'Yang disunting',
    edited: (count, when) =>
      count === 1 ? `Disunting · ${when}` : `${n(count, { other: 'Disunting # kali' })} · ${when}`,
    show: 'Tampilkan yang disunting',
    showSince: (time) => `Disunting, terlihat pada ${time}. Tampilkan yang disunting`,
    close: 'Kembali ke isi berita',
    none: 'Artikel ini belum disunting sejak pertama dibaca.',
    failed: 'Suntingan tidak bisa ditampilkan',
    compareWith: 'Sejak',
    first: (time) => `Naskah pertama, ${time}`,
    version: (time) => `Naskah ${time}`,
    since: (version) => `Sejak: ${version}`,
    unchanged: (count) => n(count, { other: '# paragraf tidak berubah' }),
    kinds: {
      headline: 'judul',
      number: 'angka',
      name: 'nama',
      quote: 'kutipan',
      added: 'paragraf',
      removed: 'paragraf',
      wording: 'susunan kata',
      typo: 'salah ketik',
    },
    removed: (what) => ` [dihapus${what === null ? '' : `, ${what}`}: `,
    added: (what) => ` [ditambahkan${what === null ? '' : `, ${what}`}: `,
    end: '] ',
    summary: (edits) => {
      const of = (kind: EditKind) => edits.find((edit) => edit.kind === kind)?.count ?? 0;
      const changed = [
        of('headline') > 0 ? 'judul' : '',
        counted(of('number'), { other: '# angka' }),
        counted(of('name'), { other: '# nama' }),
        counted(of('quote'), { other: '# kutipan' }),
        counted(of('wording'), { other: '# susunan kata' }),
      ].filter((part) => part !== '');
      const parts = [
        changed.length > 0 ? `${list(changed)} diubah` : '',
        counted(of('added'), { other: '# paragraf ditambahkan' }),
        counted(of('removed'), { other: '# paragraf dihapus' }),
        counted(of('typo'), { other: '# salah ketik dibetulkan' }),
      ].filter((part) => part !== '');
      return parts.length === 0 ? 'Kata-katanya sama.' : capitalised(parts.join('; '));
    },
  },

  enclosures: {
    title: 'Suara dan film',
    kinds: { audio: 'Suara', video: 'Film', other: 'Berkas' },
    play: (name) => `Putar “${name}”`,
    playShort: 'Putar',
    kept: 'Siap offline',
    browser: (name) => `Buka “${name}” di peramban`,
    fetching: (name) => `Mengunduh “${name}”`,
    fetched: (done, total) => `Mengunduh: ${done} dari ${total}`,
    fetchedSome: (done) => `Mengunduh: ${done}`,
    cancel: (name) => `Batalkan unduhan “${name}”`,
  },

  tags: {
    title: 'Label artikel ini',
    field: 'Tambah label',
    placeholder: 'Ketik label, lalu Enter',
    remove: (tag) => `Lepas label ${tag}`,
    create: (tag) => `Buat “${tag}”`,
    suggestions: 'Label',
    none: 'Belum ada label',
  },

  add: {
    title: 'Tambah langganan',
    field: 'Alamat situs atau umpan',
    placeholder: 'contoh.id',
    find: 'Cari',
    signIn: 'Masuk',
    finding: 'Mencari umpan…',
    found: 'Yang ditemukan',
    subscribe: 'Berlangganan',
    subscribing: 'Berlangganan…',
    subscribed: 'Sudah Anda ikuti',
    folder: 'Folder',
    hint: 'Beri alamat situs, halaman, atau umpan. Warta mencari yang bisa diikuti.',
    savePageInstead: 'Simpan halaman ini saja',
    entries: (count) => n(count, { other: '# artikel' }),
    summariesOnly: 'hanya ringkasan; Warta akan mengambil teks penuh',
    kinds: {
      rss: 'RSS',
      atom: 'Atom',
      rdf: 'RSS 1.0',
      json_feed: 'JSON Feed',
      news_sitemap: 'Peta situs berita · judul, waktu dan gambar dari redaksi',
      page: 'Halaman indeks · Warta memantau tautan barunya',
    },
    preview: (title) => `Yang terbaru dari ${title}`,
    pageQuestion:
      'Warta menemukan artikel-artikel ini di halaman itu dari tautannya. Inikah daftar yang Anda mau?',
    followPage: 'Ya, ikuti daftar ini',
    done: (title) => `Anda kini mengikuti ${title}.`,
  },

  feed: {
    title: 'Umpan',
    tabs: { health: 'Kesehatan', settings: 'Pengaturan' },
    checkNow: 'Periksa sekarang',
    checking: 'Memeriksa…',
    pause: 'Jeda',
    resume: 'Lanjutkan',
    well: 'Umpan ini baik-baik saja.',
    unread: 'Umpan ini belum pernah dibaca.',
    paused: 'Dijeda: Warta tidak memeriksa umpan ini sampai Anda melanjutkannya.',
    gone: 'Servernya menyatakan umpan ini sudah tidak ada, jadi Warta tidak memeriksanya lagi.',
    goneNext: 'Warta tidak memeriksanya lagi. Artikel yang sudah ada tetap di pustaka.',
    lost: 'Lebih dari seminggu servernya menyatakan tidak ada apa-apa di alamat ini. Mungkin umpannya pindah: cari alamat barunya di situs itu.',
    failingSince: (date) => `Sejak ${date}.`,
    waitNext: 'Anda tidak perlu berbuat apa-apa: Warta terus mencoba sendiri.',
    remedies: {
      sign_in: 'Masuk…',
      user_agent: 'Ganti agen pengguna…',
      address: 'Ganti alamat…',
      choose_again: 'Pilih kembali…',
    },
    moving: (url, date) => `Sejak ${date} servernya menyatakan umpan ini pindah ke ${url}.`,
    movingNext: 'Kalau servernya tetap berkata begitu, Warta akan pindah ke sana sendiri.',
    movingFollowed: (title) =>
      `Alamat itu sudah Anda ikuti sebagai “${title}”, jadi langganan yang ini bisa dihentikan.`,
    suggested: (url) => `Alamatnya kini berisi halaman web, yang menyebut umpan ini: ${url}`,
    useAddress: 'Pakai alamat ini',
    address: 'Alamat',
    kind: 'Jenis',
    kinds: {
      rss: 'RSS',
      atom: 'Atom',
      rdf: 'RSS 1.0',
      json_feed: 'JSON Feed',
      news_sitemap: 'Peta situs berita',
      page: 'Halaman indeks',
    },
    never: 'Belum pernah',
    lastSuccess: 'Terakhir terbaca',
    lastTried: 'Terakhir dicoba',
    nextCheck: 'Pemeriksaan berikutnya',
    reasons: {
      interval: 'Sesering itulah yang Anda pilih.',
      pace: 'Kira-kira sesering artikelnya terbit.',
      feed_asks: 'Umpan itu sendiri menyebut seberapa sering ia berubah.',
      feed_skips: 'Umpan itu menyebut jam atau hari tanpa artikel baru.',
      server_asks: 'Servernya menyebut sampai kapan jawabannya berlaku.',
      no_validators: 'Servernya selalu mengirim semuanya, jadi lebih jarang diperiksa.',
      failure: 'Percobaan terakhir gagal, jadi Warta menunggu makin lama.',
      host_rests: 'Servernya meminta tidak dihubungi sampai saat itu.',
    },
    requests: 'Permintaan',
    requestsOf: (count, date) => n(count, { other: `# sejak ${date}` }),
    spared: (share, count) =>
      `${share} di antaranya (${count}) dijawab “tidak berubah”, hampir tanpa memakai data.`,
    bytes: 'Data terbaca',
    log: {
      title: 'Permintaan terakhir',
      at: 'Waktu',
      answer: 'Jawaban',
      bytes: 'Ukuran',
      articles: 'Baru',
      silent: 'tidak dijawab',
      notModified: 'tidak berubah',
      failed: 'gagal',
      problems: {
        not_a_feed: 'bukan umpan',
        too_slow: 'terlalu lama dibaca',
        page_changed: 'daftarnya hilang',
        sign_in_needed: 'minta masuk dulu',
        refused: 'ditolak',
        gone: 'sudah tidak ada',
        rate_limited: 'minta menunggu',
        timeout: 'tidak tepat waktu',
        unreachable: 'tidak terjangkau',
        tls: 'tidak aman',
        too_large: 'terlalu besar',
        too_many_redirects: 'berputar-putar',
        forbidden_redirect: 'pengalihan terlarang',
        private_address: 'alamat pribadi',
        broken_answer: 'terputus di tengah',
        no_keyring: 'penyimpan sandi terkunci',
      },
      showAll: (count) => n(count, { other: 'Tampilkan semua (#)' }),
    },
    settings: {
      saved: 'Tersimpan',
      saving: 'Menyimpan…',
      interval: 'Periksa',
      automatic: 'Otomatis',
      every: (minutes) => {
        if (minutes === 1440) return 'Setiap hari';
        if (minutes === 10_080) return 'Setiap minggu';
        if (minutes === 60) return 'Setiap jam';
        return minutes % 60 === 0
          ? n(minutes / 60, { other: 'Setiap # jam' })
          : n(minutes, { other: 'Setiap # menit' });
      },
      intervalHint: 'Otomatis berarti sesering artikelnya terbit, dan sesuai permintaan servernya.',
      openMode: 'Cara membuka artikelnya',
      modes: {
        automatic: 'Otomatis',
        feed_text: 'Dengan teks dari umpan',
        full_text: 'Dengan teks penuh dari halamannya',
        ask: 'Dengan teks dari umpan; teks penuh kalau saya minta',
        browser: 'Di peramban',
      },
      modeHints: {
        automatic: 'Kalau umpan hanya memuat ringkasan, Warta mengambil halamannya.',
        feed_text: 'Halaman artikelnya tidak diambil.',
        full_text: 'Halaman setiap artikel diambil, juga kalau umpan sudah memuat teksnya.',
        ask: 'Baris di atas artikel, dan tombol F, mengambil halamannya.',
        browser: 'Membuka artikel berarti membuka halamannya di peramban Anda.',
      },
      keep: 'Yang disimpan',
      keeps: {
        everything: 'Semuanya: teks dan gambar',
        text: 'Teks saja',
        feed: 'Hanya yang dimuat umpan',
      },
      keepHints: {
        everything: 'Setiap artikel terbuka tanpa jaringan, beserta gambarnya.',
        text: 'Gambar diambil saat Anda membuka artikelnya.',
        feed: 'Selebihnya tidak diambil sebelum Anda minta.',
      },
      stay: 'Artikel disimpan',
      everywhere: 'Sama seperti umpan lain',
      stayHint: 'Yang ditandai, berlabel, atau tersimpan selalu tetap ada.',
      willGo: (articles) => n(articles, { other: '# artikel akan dihapus, paling lambat besok.' }),
      nothingGoes: 'Sekarang tidak ada yang dihapus karenanya.',
      address: 'Alamat umpan',
      addressHint: 'Artikel dan semua yang Anda lakukan padanya tetap ada.',
      changeAddress: 'Ganti',
      formerAddress: (url) => `Kembali ke ${url}`,
      userAgent: 'Agen pengguna',
      ownName: 'Nama Warta sendiri',
      userAgentHint:
        'Sebutan Warta untuk dirinya di hadapan server ini. Biarkan kosong, kecuali kalau servernya menolak.',
      signIn: 'Data masuk',
      signInWay: 'Yang diminta situsnya',
      ways: { basic: 'Nama dan sandi', cookie: 'Cookie', header: 'Header HTTP' },
      user: 'Nama',
      password: 'Kata sandi',
      cookie: 'Cookie',
      headerName: 'Header',
      headerValue: 'Nilai',
      signInNow: 'Masuk',
      signOut: 'Keluar',
      signedIn: {
        basic: 'Masuk dengan nama dan kata sandi.',
        cookie: 'Masuk dengan cookie.',
        header: 'Masuk dengan header HTTP.',
      },
      keyring: 'Disimpan di penyimpan sandi komputer ini, dan hanya dikirim ke situs ini.',
      inTheOpen:
        'Alamat ini tidak terenkripsi: siapa pun di sepanjang jalannya bisa membaca data masuk ini.',
    },
  },

  savePage: {
    asked:
      'Sebuah tautan dari luar Warta minta halaman ini disimpan. Tidak ada yang diambil sebelum Anda setuju.',
    title: 'Simpan halaman',
    field: 'Alamat halaman',
    placeholder: 'contoh.id/artikel',
    hint: 'Warta menyimpan teks dan gambarnya, untuk dibaca di sini tanpa jaringan.',
    save: 'Simpan',
    saving: 'Menyimpan…',
    done: 'Halaman tersimpan.',
  },

  rename: {
    feed: 'Ganti nama langganan',
    folder: 'Ganti nama folder',
    tag: 'Ganti nama label',
    newFolder: 'Folder baru',
    field: 'Nama',
    feedHint: 'Kosongkan untuk memakai nama dari umpan itu sendiri.',
  },

  savedSearch: {
    save: 'Simpan pencarian',
    saveHint: (query) => `Mencari ${query} di semua artikel, dan menghitung yang belum dibaca.`,
    rename: 'Ganti nama pencarian',
    change: (name) => `Yang dicari ${name}`,
    query: 'Yang dicari',
  },

  mergeTags: {
    title: (name, into) => `Gabungkan ${name} ke ${into}?`,
    text: (name, into) =>
      `Label ${into} sudah ada. Semua yang berlabel ${name} akan berlabel ${into}, dan ini bisa diurungkan.`,
    confirm: 'Gabungkan',
  },

  unsubscribe: {
    title: (feed) => `Berhenti berlangganan ${feed}?`,
    text: 'Artikel yang ditandai atau berlabel tetap ada di pustaka. Yang lain hilang, dan ini bisa diurungkan.',
    confirm: 'Berhenti berlangganan',
  },

  importing: {
    title: 'Impor langganan',
    summary: ({ added, folders, duplicates, invalid, own_network }) => {
      const fresh = n(added, { other: '# umpan baru' });
      const where = n(folders, { other: 'dalam # folder baru' });
      const parts = [
        added === 0 ? 'Tidak ada yang baru' : folders > 0 ? `${fresh} ${where}` : fresh,
        duplicates > 0 ? n(duplicates, { other: '# sudah diikuti' }) : '',
        invalid > 0 ? n(invalid, { other: '# tidak bisa dipakai' }) : '',
        own_network > 0 ? n(own_network, { other: '# di jaringan Anda sendiri' }) : '',
      ].filter((part) => part !== '');
      return `${parts.join(', ')}${invalid + own_network > 0 ? ':' : '.'}`;
    },
    refused: 'Tidak diimpor',
    reasons: {
      invalid_url: 'Bukan alamat web',
      not_a_feed: 'Bukan umpan',
      own_network: 'Di jaringan Anda sendiri',
      no_keyring: 'Diikuti tanpa sandinya: penyimpan sandi tidak bisa dijangkau',
    },
    ownNetwork: (count) => n(count, { other: 'Ikuti juga # umpan di jaringan Anda sendiri' }),
    ownNetworkHint:
      'Hanya bila Anda mengenal alamat-alamat ini: daftar dari orang asing bisa menjangkau jaringan Anda.',
    more: (count) => n(count, { other: 'dan # lainnya' }),
    confirm: (count) => n(count, { other: 'Impor # umpan' }),
  },

  settings: {
    title: 'Pengaturan',
    background: 'Segarkan di latar belakang',
    backgroundHint: 'Selama Warta terbuka. Mematikannya menghemat baterai dan data.',
    switch: { on: 'Nyala', off: 'Mati' },
    theme: 'Tampilan',
    themes: { system: 'Ikut sistem', light: 'Terang', dark: 'Gelap' },
    language: 'Bahasa',
    languages: { system: 'Ikut sistem', id: 'Bahasa Indonesia', en: 'English' },
    density: 'Daftar',
    densities: { comfortable: 'Lapang', compact: 'Rapat' },
    bookmarklet: {
      label: 'Simpan dari peramban Anda',
      hint: 'Jadikan ini alamat sebuah penanda halaman. Di halaman mana pun, ia meminta Warta menyimpannya. Di Warta, menempelkan alamat juga bisa.',
      copy: 'Salin',
    },
    siteRules: {
      label: 'Aturan situs',
      sites: (count) => n(count, { other: 'Halaman dari # situs dibaca dengan aturan.' }),
      own: 'Aturan Anda sendiri ditaruh di',
      problem: 'Aturan Anda sendiri tidak dipakai. Perbaiki berkasnya, lalu baca ulang.',
      reload: 'Baca ulang',
    },
  },

  backups: {
    title: 'Cadangan',
    all: 'Semua dalam satu berkas',
    allHint:
      'Artikel, gambar, yang Anda baca, tandai, dan beri label, serta pengaturan Anda. Kata sandi tetap di penyimpan sandi komputer ini.',
    backUp: 'Cadangkan…',
    backingUp: 'Mencadangkan…',
    cancel: 'Batalkan pencadangan',
    copies: 'Salinan harian',
    copiesHint:
      'Selama terbuka, Warta menyalin pustakanya sekali sehari dan menyimpan tiga salinan. Semuanya ada di komputer ini, tanpa gambar.',
    none: 'Belum ada.',
    restore: 'Pulihkan',
    restoreOf: (day) => `Pulihkan pustaka tanggal ${day}`,
    restoreFile: 'Pulihkan dari berkas…',
    restoring: 'Menyiapkan…',
    damaged:
      'Sebagian pustaka tidak terbaca lagi. Perbaikan menyimpan yang masih terbaca, dan pustaka yang sekarang di folder “backups”.',
    repair: 'Perbaiki dan mulai ulang',
    confirm: 'Pulihkan dan mulai ulang',
    confirmTitle: 'Pulihkan cadangan?',
    confirmText: (day) =>
      `Warta mulai ulang dengan pustaka seperti pada ${day}. Pustaka yang sekarang disimpan di folder “backups”, dan bisa dipulihkan juga.`,
    confirmFile:
      'Warta mulai ulang dengan pustaka dari berkas yang Anda pilih. Pustaka yang sekarang disimpan di folder “backups”, dan bisa dipulihkan juga.',
  },

  stay: {
    ever: 'Selamanya',
    days: (days) => n(days, { other: '# hari' }),
    newest: (count) => n(count, { other: '# terbaru' }),
    unreadToo: 'Yang belum dibaca juga dihapus',
    looking: 'Memeriksa yang akan dihapus…',
  },

  storage: {
    title: 'Penyimpanan',
    here: 'di komputer ini',
    measuring: 'Mengukur…',
    parts: {
      text: 'Teks',
      pictures: 'Gambar',
      recordings: 'Suara dan film',
      index: 'Indeks pencarian',
      revisions: 'Naskah lama',
      lists: 'Daftar dan status',
      backups: 'Salinan',
      empty: 'Ruang kosong',
    },
    removed: (articles) =>
      n(articles, {
        other: '# artikel yang dihapus masih memakan tempat selama masih bisa dikembalikan.',
      }),
    free: 'Kosongkan sekarang…',
    freeing: 'Mengosongkan…',
    folder: 'Tempatnya',
    folderHint:
      'Semuanya disalin ke folder kosong pilihan Anda, lalu Warta dibuka lagi dari sana. Yang ada di sini tetap ada sampai Anda menghapusnya.',
    move: 'Pindahkan…',
    moving: (folder) => `Warta dibuka lagi, di ${folder}.`,
    copying: 'Menyalin pustaka',
    cancelMove: 'Batalkan pemindahan',
    leftBehind: (folder) => `Sebelumnya di ${folder}. Yang ada di sana masih ada.`,
    removeLeft: 'Hapus…',
    confirmLeft: {
      title: 'Hapus yang tertinggal?',
      text: (folder) =>
        `Pustaka lama di ${folder} dihapus. Semua isinya sudah ada di tempat baru. Ini tidak bisa diurungkan.`,
      confirm: 'Hapus',
    },
    outgrown: (size) => `Pustaka memakan tempat ${size}. Bisa dibuat lebih kecil.`,
    choose: 'Pilih yang tetap ada…',
    notNow: 'Nanti saja',
    confirmFree: {
      title: 'Kosongkan tempatnya sekarang?',
      text: (articles) =>
        n(articles, {
          other:
            '# artikel yang dihapus tidak bisa dikembalikan lagi sesudahnya. Ini tidak bisa diurungkan.',
        }),
      confirm: 'Kosongkan sekarang',
    },
    stays: 'Yang tetap ada',
    staysHint:
      'Yang ditandai, berlabel, atau tersimpan selalu tetap ada. Artikel yang dihapus bisa dikembalikan selama seminggu; gambar diambil lagi saat Anda melihatnya.',
    age: 'Artikel disimpan',
    count: 'Dari setiap umpan',
    allOfFeed: 'Semua artikel',
    most: 'Gambar dan rekaman paling banyak',
    anySize: 'Sebanyak yang diperlukan',
    unchanged: 'Tidak ada yang berubah sebelum Anda menerapkannya.',
    wouldGo: (articles, feeds, without, size) => {
      const about = `sekitar ${size}`;
      if (articles === 0) {
        return `${n(without, { other: '# artikel akan kehilangan gambarnya' })}: ${about}.`;
      }
      const and =
        without === 0
          ? ''
          : `, dan ${n(without, { other: '# lainnya akan kehilangan gambarnya' })}`;
      const of = n(feeds, { other: 'dari # umpan' });
      return `${n(articles, { other: '# artikel' })} ${of} akan dihapus${and}: ${about}.`;
    },
    nothing: 'Tidak ada yang akan dihapus.',
    ofWhich: 'Dari umpan mana saja',
    apply: 'Terapkan',
    applying: 'Menerapkan…',
    feeds: 'Per umpan',
    feed: 'Umpan',
    articles: 'Artikel',
    size: 'Ukuran',
    showAll: (count) => n(count, { other: 'Tampilkan semua (#)' }),
    files: 'Berkas tersimpan',
    filesHint:
      'Setiap gambar tersimpan diperiksa, apakah masih seperti semula. Yang hilang atau rusak diambil lagi.',
    check: 'Periksa berkas tersimpan',
    checking: 'Memeriksa berkas tersimpan',
    cancelCheck: 'Batalkan pemeriksaan',
    whole: (files) => n(files, { other: 'Semua berkas utuh (#).' }),
    noFiles: 'Belum ada berkas tersimpan.',
    mended: (missing, damaged) => {
      const parts = [
        counted(missing, { other: '# berkas hilang' }),
        counted(damaged, { other: '# berkas rusak' }),
      ].filter((part) => part !== '');
      return `${list(parts)}. Semuanya diambil lagi.`;
    },
  },

  makeOffline: {
    title: (view) => `Siapkan “${view}” untuk offline`,
    looking: 'Memeriksa yang kurang…',
    empty: 'Tidak ada artikel di sini.',
    ready: (articles) =>
      n(articles, { other: 'Semua artikel (#) sudah bisa dibuka tanpa jaringan.' }),
    lacking: (incomplete, articles) =>
      `${n(incomplete, { other: '#' })} dari ${n(articles, { other: '# artikel' })} belum lengkap.`,
    toFetch: (pages, pictures, size) => {
      const what = [
        counted(pages, { other: '# halaman' }),
        counted(pictures, { other: '# gambar' }),
      ].filter((part) => part !== '');
      return `Akan diambil: ${list(what)}, sekitar ${size}.`;
    },
    pagesBringMore: 'Halamannya mungkin memuat gambar lain.',
    cannot: 'Penerbitnya tidak punya lagi, atau terlalu besar untuk disimpan.',
    start: 'Siapkan',
    running: 'Mengambil…',
    making: (view) => `Menyiapkan “${view}” untuk offline`,
    goesOn: 'Ini terus berjalan setelah Anda menutupnya.',
    busy: (view) => `“${view}” sedang disiapkan. Yang ini bisa menyusul.`,
    cancel: 'Hentikan pengambilan',
    cancelled: 'Dihentikan. Yang sudah diambil tetap tersimpan.',
    complete: (articles) => n(articles, { other: '# artikel bisa dibuka tanpa jaringan.' }),
    incomplete: (articles) => n(articles, { other: '# artikel tidak bisa didapat lengkap.' }),
  },

  shortcuts: {
    title: 'Pintasan papan tombol',
    then: 'lalu',
    or: 'atau',
    groups: { move: 'Berpindah', article: 'Artikel', go: 'Pergi ke', app: 'Warta' },
    keys: {
      Space: 'Spasi',
      Enter: 'Enter',
      Escape: 'Esc',
      ArrowLeft: '←',
      ArrowRight: '→',
      ArrowUp: '↑',
      ArrowDown: '↓',
      shift: '⇧',
      alt: 'Alt',
      mod: 'Ctrl',
      Delete: 'Del',
    },
    commands: {
      next: 'Artikel berikutnya',
      previous: 'Artikel sebelumnya',
      scanNext: 'Pilih berikutnya, tanpa membuka',
      scanPrevious: 'Pilih sebelumnya, tanpa membuka',
      open: 'Buka artikel terpilih',
      original: 'Buka aslinya di peramban',
      delete: 'Hapus artikel',
      toggleRead: 'Tandai sudah atau belum dibaca',
      toggleBookmark: 'Tandai atau lepas tanda',
      tags: 'Sunting label',
      changes: 'Yang disunting, bila ada',
      play: 'Putar suara atau filmnya',
      fullText: 'Ambil teks penuh artikel',
      savePage: 'Simpan halaman',
      moved: 'Tampilkan atau sembunyikan yang dikeluarkan dari teks',
      refresh: 'Segarkan',
      markAllRead: 'Tandai semua sudah dibaca',
      markAbove: 'Tandai yang di atas sudah dibaca',
      markBelow: 'Tandai yang di bawah sudah dibaca',
      search: 'Cari',
      add: 'Tambah langganan',
      goAll: 'Semua artikel',
      goUnread: 'Belum dibaca',
      goToday: 'Hari ini',
      goBookmarked: 'Ditandai',
      pageDown: 'Gulir ke bawah, lalu berikutnya',
      pageUp: 'Gulir ke atas, lalu sebelumnya',
      feed: 'Kesehatan dan pengaturan umpan',
      toggleSidebar: 'Tampilkan atau sembunyikan bilah sisi',
      focusSidebar: 'Ke bilah sisi',
      focusList: 'Ke daftar',
      focusReader: 'Ke artikel',
      paneLeft: 'Panel di kiri',
      paneRight: 'Panel di kanan',
      help: 'Lembar ini',
      escape: 'Tutup, atau kembali',
      undo: 'Urungkan tindakan terakhir',
    },
  },

  ofBytes: (done, total) => `${done} dari ${total}`,

  refresh: {
    progress: (done, total) => `${n(done, { other: '#' })} dari ${n(total, { other: '#' })}`,
    offline: (done, total) =>
      `Menyimpan untuk offline: ${n(done, { other: '#' })} dari ${n(total, { other: '#' })}`,
    label: 'Menyegarkan',
    starting: 'Memulai…',
    cancel: 'Batalkan penyegaran',
    nothingNew: 'Tidak ada yang baru.',
    justChecked: 'Tidak ada yang baru. Semua umpan sudah diperiksa dalam seperempat jam terakhir.',
    noNetwork: 'Tidak ada jaringan. Isi pustaka tetap bisa dibaca.',
    resting: (count) => n(count, { other: '# umpan menunggu karena diminta servernya' }),
    cancelled: 'Penyegaran dibatalkan.',
    newArticles: (count) => n(count, { other: '# baru' }),
    failed: (count) => n(count, { other: '# gagal' }),
    result: (parts) => parts.join(', '),
  },

  done: {
    markedRead: (count, view) => n(count, { other: `# artikel di ${view} ditandai sudah dibaca` }),
    deletedFolder: (name) => `Folder ${name} dihapus; langganannya tetap ada`,
    deletedSearch: (name) => `Pencarian ${name} dihapus`,
    deletedTag: (name) => `Label ${name} dihapus`,
    deletedArticle: (title) => `“${title}” dihapus`,
    mergedTags: (name, into) => `Label ${name} digabungkan ke ${into}`,
    renamed: (from, to) => `${from} kini bernama ${to}`,
    movedTo: (name, folder) => `${name} dipindahkan ke ${folder}`,
    movedOut: (name) => `${name} dikeluarkan dari foldernya`,
    unsubscribed: (name) => `Berhenti berlangganan ${name}`,
    imported: (added, duplicates, invalid) =>
      list(
        [
          n(added, { other: '# langganan ditambahkan' }),
          duplicates > 0 ? n(duplicates, { other: '# sudah ada' }) : '',
          invalid > 0 ? n(invalid, { other: '# tidak terbaca' }) : '',
        ].filter((part) => part !== ''),
      ),
    exported: (path) => `Langganan disimpan ke ${path}`,
    letGo: (articles, without) =>
      list(
        [
          counted(articles, { other: '# artikel dihapus' }),
          articles === 0
            ? counted(without, { other: '# artikel tinggal tanpa gambar' })
            : counted(without, { other: '# lainnya tinggal tanpa gambar' }),
        ].filter((part) => part !== ''),
      ),
    keepingSet: 'Berlaku mulai sekarang. Tidak ada yang perlu dihapus.',
    leftBehindRemoved: 'Yang tertinggal sudah dihapus.',
    freed: (size) => `Sekarang ${size} kosong lagi.`,
    backedUp: (path) => `Semuanya dicadangkan di ${path}`,
  },

  dates: {
    justNow: 'baru saja',
    soon: 'sebentar lagi',
  },

  errors: {
    invalid_url: ([input]) => `“${input}” bukan alamat web. Coba sesuatu seperti contoh.id.`,
    not_a_feed: ([url]) =>
      `${url} bukan umpan yang bisa dibaca Warta. Periksa alamatnya, atau beri alamat situsnya.`,
    no_feed_found: ([url]) =>
      `${url} tidak menyebut umpan apa pun. Cari “RSS” di situs itu dan berikan alamatnya.`,
    page_unconfirmed: ([url, first]) =>
      `${url} tidak menyebut umpan, tetapi memuat artikel: “${first}” dan lainnya. Periksa daftarnya dan pilih untuk mengikuti halaman itu.`,
    too_slow: ([url]) => `${url} terlalu lama dibaca, jadi dibiarkan tak terbaca sampai berubah.`,
    page_changed: ([url]) =>
      `${url} tidak lagi memuat artikel di tempat semula. Buka halamannya dan pilih kembali.`,
    already_subscribed: ([title]) => `Anda sudah mengikuti “${title}”.`,
    http_status: ([host, status]) =>
      `${host} menjawab ${status}. Periksa alamatnya, atau coba lagi nanti.`,
    sign_in_needed: ([host]) =>
      `${host} meminta Anda masuk dulu. Isi data masuknya saat menambah umpan, atau di pengaturannya.`,
    refused: ([host]) =>
      `${host} menolak menjawab Warta. Sebagian situs menolak yang bukan peramban; coba agen pengguna lain di pengaturan umpan ini.`,
    gone: ([host]) => `${host} menyatakan alamat ini sudah tidak ada lagi.`,
    rate_limited: ([host]) =>
      `${host} meminta untuk tidak dihubungi dulu. Warta akan mencoba lagi sendiri.`,
    timeout: ([host]) => `${host} tidak menjawab tepat waktu. Coba lagi nanti.`,
    unreachable: ([host]) => `${host} tidak terjangkau. Periksa alamat dan sambungan Anda.`,
    tls: ([host]) =>
      `Sambungan aman ke ${host} tidak bisa dipercaya, jadi tidak ada yang dibaca. Lihatlah di peramban Anda.`,
    too_large: ([host, limit]) =>
      `${host} mengirim lebih dari ${limit} MB. Warta berhenti membacanya.`,
    too_many_redirects: ([host]) => `${host} mengalihkan berputar-putar. Periksa alamatnya.`,
    forbidden_redirect: ([host]) =>
      `${host} mengalihkan ke alamat yang tidak aman atau terlarang, yang tidak diikuti Warta.`,
    private_address: ([host]) =>
      `${host} adalah alamat dalam jaringan pribadi; halaman web tidak boleh mengirim Warta ke sana.`,
    broken_answer: ([host]) => `${host} mengirim jawaban yang terputus di tengah. Coba lagi nanti.`,
    consent_wall: ([host]) =>
      `${host} hanya menampilkan halaman persetujuan kepada Warta. Buka di peramban Anda; tidak ada yang disimpan.`,
    sign_in_wall: ([host]) =>
      `${host} meminta masuk dulu sebelum menampilkannya. Buka di peramban Anda; tidak ada yang disimpan.`,
    bot_challenge: ([host]) =>
      `${host} hanya melayani peramban. Buka di peramban Anda, atau coba lagi nanti; tidak ada yang disimpan.`,
    error_page: ([host]) =>
      `${host} menjawab dengan halaman galat, bukan artikel. Periksa alamatnya; tidak ada yang disimpan.`,
    no_article: ([url]) => `${url} tidak memuat artikel yang bisa disimpan Warta.`,
    malformed_opml: () =>
      'Ini bukan daftar langganan (OPML) yang bisa dibaca Warta. Tidak ada yang diubah.',
    library_newer: ([found, known]) =>
      `Pustaka ini dibuat oleh Warta yang lebih baru (versi ${found}, yang ini mengenal ${known}). Perbarui Warta untuk membukanya.`,
    library_read_only: ([path]) =>
      `Warta tidak bisa menulis ke ${path}. Beri izin, atau pilih folder lain.`,
    library_in_use: ([path]) =>
      `Warta lain sedang memakai pustaka di ${path}. Tutup dulu yang itu.`,
    library_moved_away: ([path]) =>
      `Pustaka sudah dipindahkan ke ${path}, tetapi sekarang tidak ada di sana. Sambungkan diska tempatnya, lalu coba lagi.`,
    folder_not_empty: ([path]) =>
      `Sudah ada isi di ${path}. Pilih folder kosong, di luar folder pustaka itu sendiri.`,
    library_damaged: ([path]) =>
      `Pustaka di ${path} rusak atau bukan pustaka. Isinya dibiarkan. Perbaikan menyimpan yang masih terbaca, atau memakai salinan terbaru.`,
    malformed_backup: ([path]) =>
      `${path} bukan cadangan Warta, atau sudah rusak. Pilih yang lain; tidak ada yang diubah.`,
    backup_newer: ([path]) =>
      `${path} dibuat oleh Warta yang lebih baru. Perbarui Warta untuk memulihkannya; tidak ada yang diubah.`,
    search_damaged: (percent) =>
      `Indeks pencarian Warta sedang dibuat ulang: ${percent} % selesai. Pencarian diulang dengan sendirinya; tidak ada yang hilang.`,
    query_too_wide: () =>
      'Pencarian ini punya terlalu banyak pilihan. Kurangi OR atau tanda kurungnya.',
    disk_full: () => 'Penyimpanan penuh. Kosongkan sebagian; tidak ada milik Anda yang hilang.',
    offline: () =>
      'Tidak ada jaringan. Warta akan memeriksa lagi sendiri; isi pustaka tetap bisa dibaca.',
    invalid_sign_in: () =>
      'Data masuk ini tidak bisa dikirim: ada yang kosong atau berisi karakter yang tidak semestinya.',
    no_keyring: () =>
      'Penyimpan sandi komputer ini tidak bisa dibuka, jadi data masuk tidak disimpan. Buka kuncinya, lalu coba lagi.',
    not_playable: () => 'Ini bukan suara atau film yang dikenal Warta. Buka saja di peramban.',
    not_found: () => 'Itu sudah tidak ada di pustaka.',
    empty_name: () => 'Nama tidak boleh kosong.',
    name_taken: ([name]) => `“${name}” sudah ada. Pilih nama lain.`,
    cancelled: () => 'Dibatalkan.',
    unknown_command: ([command]) => `Warta tidak mengenal perintah “${command}”.`,
    bad_request: ([detail]) => `Warta tidak bisa membaca permintaan ini: ${detail}`,
    internal: ([detail]) => `Ada yang salah di dalam Warta: ${detail}`,
  },
} satisfies Catalogue;
