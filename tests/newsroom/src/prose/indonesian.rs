//! Indonesian news prose.

use super::{Phrasebook, Topic};
use crate::picture::Scene;

pub(super) const PHRASEBOOK: Phrasebook = Phrasebook {
    topics: &[RICE, PORTS, ENERGY, TRAINS, BIRDS, FOOTBALL, TECHNOLOGY, ARTS],
    places: &[
        "Karang Asri",
        "Teluk Sari",
        "Merbau",
        "Tanjung Lestari",
        "Batu Rimba",
        "Sungai Hening",
        "Wanasari",
        "Pasir Elok",
        "Lembah Dua",
        "Kota Anggrek",
        "Muara Biru",
        "Gunung Pelita",
        "Rawa Indah",
        "Bukit Cemara",
        "Pelangi Timur",
        "Selat Jingga",
        "Padang Kirana",
        "Ujung Damar",
        "Labuhan Ratna",
        "Tegal Mulya",
        "Cendana Barat",
        "Watu Lintang",
        "Sumber Waras",
        "Pulau Serindit",
    ],
    given_names: &[
        "Ratih", "Bagus", "Melati", "Surya", "Wulan", "Yohanes", "Farida", "Gilang", "Nadia", "Teguh", "Ayu",
        "Rendra", "Siska", "Maruli", "Intan", "Hasan",
    ],
    family_names: &[
        "Prasetya",
        "Kusumawati",
        "Sembirang",
        "Wiranata",
        "Halimun",
        "Tandirerung",
        "Maheswari",
        "Lubuk",
        "Saraswari",
        "Damarjati",
        "Pelupessi",
        "Adiwangsa",
        "Ramadhana",
        "Kintamani",
    ],
    roles: &[
        "kepala dinas setempat",
        "juru bicara pemerintah daerah",
        "ketua panitia",
        "peneliti utama",
        "direktur operasi",
        "sekretaris daerah",
        "koordinator lapangan",
        "pengamat kebijakan publik",
    ],
    groups: &[
        "Koperasi Tirta Mandiri",
        "Badan Logistik Nusa",
        "PT Bahtera Andalan",
        "Yayasan Rimba Raya",
        "Lembaga Kajian Samudra",
        "Perkumpulan Warga Pesisir",
        "Konsorsium Cahaya Timur",
        "Forum Kota Lestari",
    ],
    anywhere: &[
        "“Kami tidak ingin tergesa-gesa. Yang penting warga {place} merasakan manfaatnya lebih dulu,” kata {person}, {role}, {weekday} ({date}).",
        "Menurut {person}, pembicaraan dengan {group} sudah berlangsung sejak awal tahun dan akan dilanjutkan bulan depan.",
        "{witness}, warga {other}, mengaku baru mendengar kabar tersebut dari tetangganya. “Mudah-mudahan benar, kami sudah lama menunggu,” ujarnya.",
        "Pemerintah daerah menyiapkan posko informasi yang buka setiap hari dari pukul 08.00 sampai 16.00 waktu setempat.",
        "Hingga berita ini diturunkan, {group} belum memberikan tanggapan tertulis atas pertanyaan yang dikirimkan redaksi.",
        "Pengalaman {other} tiga tahun lalu menjadi pelajaran. Saat itu rencana serupa tertunda karena data lapangan tidak lengkap.",
        "“Angkanya memang kecil, tetapi arahnya benar,” ujar {witness} ketika ditemui di sela-sela pertemuan.",
        "Rapat lanjutan dijadwalkan pada pekan pertama bulan depan dengan mengundang perwakilan dari {other} dan tiga wilayah tetangga.",
        "Dari {m} usulan yang masuk, hanya {n} yang dinyatakan memenuhi syarat dan akan dibahas satu per satu.",
        "Sejumlah pengamat menilai langkah itu perlu disertai pengawasan terbuka agar tidak berhenti di tengah jalan.",
        "{person} menambahkan, semua dokumen dapat dibaca di kantor kecamatan dan akan diumumkan secara berkala.",
        "Anggaran yang disiapkan sekitar Rp {n} miliar, sebagian besar untuk pekerjaan lapangan dan pelatihan warga.",
    ],
    credits: &[
        "Dilansir dari {agency}, rencana itu sudah dibahas dua kali dalam pertemuan tertutup pada pekan lalu.",
        "Kabar tersebut pertama kali diberitakan {agency}, yang mengutip dua pejabat yang mengetahui pembahasan itu.",
        "“Ini baru langkah pertama,” lapor {agency} mengutip keterangan resmi {group}.",
    ],
    agencies: &["Reuters", "AFP", "Antara", "Associated Press"],
    subheads: &["Menunggu keputusan", "Belajar dari tetangga", "Suara warga", "Apa berikutnya?"],
    quote_open: "“",
};

const RICE: Topic = Topic {
    category: "Ekonomi",
    tag: "harga beras",
    headlines: &[
        "Harga Beras di {place} Turun {pct} Persen Jelang Panen Raya",
        "Petani {place} Coba Padi Tahan Genangan, Hasilnya Naik {pct} Persen",
        "Gudang Beras {place} Terisi Lagi, Pedagang Mulai Lega",
        "{group} Beli {m} Ribu Ton Gabah dari {place}",
        "Kenapa Harga Gabah di {place} Tidak Ikut Naik?",
    ],
    leads: &[
        "Harga beras medium di pasar induk turun {pct} persen dalam dua pekan terakhir setelah pasokan dari lumbung-lumbung desa mulai berdatangan.",
        "Musim panen tahun ini datang lebih awal. Di hamparan sawah seluas {m} hektare, petani mulai menggelar gabah di tepi jalan sejak {weekday} ({date}).",
    ],
    paragraphs: &[
        "Pedagang mencatat beras medium dijual Rp 12.{m}0 per kilogram, turun dari pekan lalu. Beras premium masih bertahan.",
        "Stok di gudang {group} cukup untuk {n} pekan, jauh lebih panjang daripada pada bulan yang sama tahun lalu.",
        "Petani mengeluhkan biaya angkut yang belum turun. Ongkos truk ke {other} masih memakan hampir sepersepuluh harga jual.",
        "Varietas baru yang ditanam sejak Juni tahan terendam sampai dua pekan, cocok untuk sawah di tepi sungai.",
        "“Kalau harga di tingkat petani dijaga, kami berani menanam lagi,” kata {witness}, petani yang menggarap dua hektare sawah.",
        "Dinas pertanian memperkirakan puncak panen berlangsung {n} hari lagi, bergantung pada cuaca.",
    ],
    pictures: &[
        (Scene::Terraces, "Sawah yang mulai menguning di {place}."),
        (Scene::Fields, "Petani menyiangi padi di {place}."),
        (Scene::Market, "Pedagang menata dagangan di pasar {place}."),
        (Scene::Road, "Petani menjemur gabah di {place}."),
        (Scene::Chart, "Harga gabah di {place} sejak awal tahun."),
    ],
};

const PORTS: Topic = Topic {
    category: "Nusantara",
    tag: "pelabuhan",
    headlines: &[
        "Pelabuhan {place} Layani Kapal Malam Hari Mulai Pekan Depan",
        "Antrean Truk di Pelabuhan {place} Berkurang Separuh",
        "Kapal Perintis ke {place} Bertambah, Ongkos Kirim Turun {pct} Persen",
        "Dermaga Baru {place} Selesai, Nelayan Tunggu Izin Sandar",
        "{group} Kelola Terminal Peti Kemas {place} Selama {n} Tahun",
    ],
    leads: &[
        "Lampu-lampu dermaga menyala sampai pagi untuk kali pertama pada {weekday} ({date}), menandai dimulainya layanan bongkar muat malam hari.",
        "Waktu tunggu kapal yang semula {n} jam kini tinggal seperempatnya setelah dua derek baru mulai bekerja.",
    ],
    paragraphs: &[
        "Setiap hari sekitar {m} truk keluar masuk pelabuhan. Sebelumnya antrean mengular sampai jalan raya menuju {other}.",
        "Kapal perintis membawa beras, semen, dan obat-obatan ke pulau-pulau kecil dua kali sepekan.",
        "Syahbandar mengingatkan nakhoda agar memperhatikan gelombang setinggi dua meter yang diperkirakan datang akhir pekan.",
        "Nelayan meminta jalur perahu kecil dipisahkan dari alur kapal besar. Usul itu sedang dikaji {group}.",
        "“Dulu ikan kami sering terlambat sampai pasar. Sekarang berangkat subuh, siang sudah terjual,” tutur {witness}.",
        "Kedalaman kolam dermaga kini 14 meter sehingga kapal yang lebih besar dapat bersandar tanpa menunggu air pasang.",
    ],
    pictures: &[
        (Scene::Ship, "Kapal malam menuju pelabuhan {place}."),
        (Scene::Road, "Truk menuju pelabuhan {place}."),
        (Scene::Ship, "Kapal perintis dalam pelayaran ke {place}."),
        (Scene::Pier, "Perahu nelayan di dermaga {place}."),
        (Scene::Docks, "Terminal peti kemas {place}."),
    ],
};

const ENERGY: Topic = Topic {
    category: "Energi",
    tag: "listrik",
    headlines: &[
        "Panel Surya Terangi {n} Desa di Sekitar {place}",
        "Listrik {place} Kini Menyala 24 Jam, Genset Mulai Ditinggalkan",
        "Turbin Angin Pertama {place} Mulai Berputar",
        "{group} Bangun Penyimpan Daya di {place}",
        "Tagihan Listrik Warga {place} Turun {pct} Persen, Ini Sebabnya",
    ],
    leads: &[
        "Sebanyak {n} desa yang selama ini bergantung pada genset mulai menikmati listrik sepanjang hari dari panel surya bersama.",
        "Deretan baling-baling putih di atas bukit mulai memasok listrik ke jaringan pada {weekday} ({date}) pagi.",
    ],
    paragraphs: &[
        "Daya yang terpasang mencapai {m} megawatt, cukup untuk sekitar {n} ribu rumah tangga.",
        "Baterai disimpan di bekas gudang kopra dan dirawat oleh sepuluh pemuda desa yang dilatih selama tiga bulan.",
        "Pada siang hari kelebihan daya dipakai untuk membuat es bagi nelayan di {other}.",
        "Biaya solar yang dihemat diperkirakan Rp {n} juta setiap bulan.",
        "“Anak-anak bisa belajar malam tanpa bising mesin,” kata {witness}, guru sekolah dasar.",
        "Jaringan kabel bawah laut ke pulau seberang baru akan dikerjakan setelah musim angin barat berlalu.",
    ],
    pictures: &[
        (Scene::Solar, "Panel surya di atas balai desa {place}."),
        (Scene::Village, "Lampu rumah warga menyala di {place}."),
        (Scene::Turbines, "Turbin angin di perbukitan {place}."),
        (Scene::Solar, "Ladang panel surya di {place}."),
        (Scene::Village, "Jaringan listrik di permukiman {place}."),
    ],
};

const TRAINS: Topic = Topic {
    category: "Transportasi",
    tag: "kereta api",
    headlines: &[
        "Kereta Pagi {place} Kembali Berjalan Setelah {n} Tahun",
        "Jalur Ganda ke {place} Rampung, Waktu Tempuh Terpangkas {pct} Menit",
        "Stasiun Tua {place} Dipugar, Loket Kayu Dipertahankan",
        "Penumpang Kereta ke {place} Naik {pct} Persen pada Akhir Pekan",
        "Uji Coba Kereta Baterai Dimulai di {place}",
    ],
    leads: &[
        "Peluit panjang terdengar lagi di stasiun kecil itu pada {weekday} ({date}), {n} tahun setelah kereta terakhir berangkat.",
        "Perjalanan dari {other} kini {pct} menit lebih singkat setelah jalur ganda sepanjang {m} kilometer dibuka.",
    ],
    paragraphs: &[
        "Tiket dijual Rp {n}.000 sekali jalan, dengan potongan untuk pelajar dan warga lanjut usia.",
        "Rangkaian terdiri atas enam gerbong, satu di antaranya menyediakan tempat sepeda.",
        "Petugas menutup {n} perlintasan liar dan menggantinya dengan tiga jembatan penyeberangan.",
        "Ruang tunggu lama dipugar memakai foto tahun 1931 sebagai pedoman, termasuk jam dinding dan bangku jatinya.",
        "“Saya dulu berangkat sekolah naik kereta ini. Sekarang cucu saya ikut,” kata {witness}.",
        "{group} memperkirakan penumpang mencapai {m} ribu orang pada tahun pertama.",
    ],
    pictures: &[
        (Scene::Viaduct, "Kereta pagi melintasi jembatan di {place}."),
        (Scene::Rails, "Jalur ganda menuju {place}."),
        (Scene::Station, "Stasiun tua {place} setelah dipugar."),
        (Scene::Viaduct, "Kereta akhir pekan menuju {place}."),
        (Scene::Rails, "Kereta baterai diuji di {place}."),
    ],
};

const BIRDS: Topic = Topic {
    category: "Lingkungan",
    tag: "burung",
    headlines: &[
        "Burung Serindit Biru Terlihat Lagi di Hutan {place}",
        "Ribuan Burung Migran Singgah di Rawa {place}",
        "Warga {place} Jaga {n} Sarang Maleo Sepanjang Musim",
        "Suara Hutan {place} Direkam, {m} Jenis Burung Dikenali",
        "Mangrove {place} Pulih, Kuntul Kembali Bersarang",
    ],
    leads: &[
        "Seekor burung berparuh merah yang {n} tahun tidak tercatat terekam kamera di tepi sungai pada {weekday} ({date}).",
        "Sejak awal November, langit sore di atas rawa dipenuhi burung yang datang dari belahan bumi utara.",
    ],
    paragraphs: &[
        "Tim {group} memasang {n} alat perekam suara di sepanjang jalur setapak dan memeriksanya setiap dua pekan.",
        "Hutan seluas {m} ribu hektare itu menjadi salah satu tempat singgah terpenting di jalur terbang Asia Timur.",
        "Warga sepakat tidak menjaring burung selama musim bersarang. Pelanggar dikenai denda adat.",
        "Anak-anak sekolah di {other} ikut menghitung burung setiap Sabtu pagi dan mengirim catatannya ke peneliti.",
        "“Kami mengenali suaranya sebelum melihat wujudnya,” ujar {witness}, pemandu hutan.",
        "Bibit bakau yang ditanam lima tahun lalu kini setinggi orang dewasa dan menahan abrasi.",
    ],
    pictures: &[
        (Scene::Forest, "Burung serindit di hutan {place}."),
        (Scene::Wetland, "Kawanan burung di atas rawa {place}."),
        (Scene::Shore, "Sarang yang dijaga warga di pantai {place}."),
        (Scene::Forest, "Hutan {place} pada pagi hari."),
        (Scene::Wetland, "Kuntul di tepi hutan mangrove {place}."),
    ],
};

const FOOTBALL: Topic = Topic {
    category: "Olahraga",
    tag: "sepak bola",
    headlines: &[
        "Persatuan {place} Menang 3-1, Naik ke Puncak Klasemen",
        "Gol Menit Akhir Selamatkan {place} dari Kekalahan",
        "Kiper {place} Gagalkan Dua Penalti dalam Semalam",
        "Stadion {place} Dipugar, Laga Kandang Pindah ke {other}",
        "Pelatih {place} Pasang Tiga Pemain Muda untuk Putaran Kedua",
    ],
    leads: &[
        "Hujan deras tidak menghentikan sorak {m}0 pendukung ketika peluit akhir ditiup pada {weekday} ({date}) malam.",
        "Pertandingan yang berjalan seret selama delapan puluh menit berubah dalam sekejap lewat dua tendangan sudut.",
    ],
    paragraphs: &[
        "Gol pembuka lahir pada menit ke-{n} lewat sundulan {witness} yang lolos dari kawalan.",
        "Tim tamu dari {other} menguasai bola lebih lama, tetapi hanya dua kali menguji kiper.",
        "Dengan hasil ini tuan rumah mengumpulkan {n} poin, unggul dua angka dari pesaing terdekat.",
        "“Kami belum juara. Masih banyak laga yang harus dijalani dengan kepala dingin,” kata pelatih {person}.",
        "Bek kiri andalan ditarik keluar menjelang turun minum karena cedera pergelangan kaki.",
        "Laga berikutnya digelar Sabtu sore dan tiketnya mulai dijual hari ini.",
    ],
    pictures: &[
        (Scene::Stadium, "Pertandingan di Stadion {place}."),
        (Scene::Fans, "Pendukung {place} merayakan gol penentu."),
        (Scene::Goal, "Bola di gawang lawan {place}."),
        (Scene::Stadium, "Stadion {place} menjelang dipugar."),
        (Scene::Goal, "Latihan pemain muda {place}."),
    ],
};

const TECHNOLOGY: Topic = Topic {
    category: "Teknologi",
    tag: "teknologi",
    headlines: &[
        "Siswa {place} Rakit Alat Pantau Banjir Seharga Rp {m}.000",
        "Internet Cepat Masuk {n} Sekolah di {place}",
        "Aplikasi Nelayan Buatan {place} Dipakai di {n} Pelabuhan",
        "Pusat Data di {place} Didinginkan dengan Air Laut",
        "{group} Buka Laboratorium Cip di {place}",
    ],
    leads: &[
        "Kotak kecil berwarna jingga itu mengirim pesan setiap sepuluh menit: tinggi air, arus, dan daya baterainya.",
        "Mulai {weekday} ({date}), {n} sekolah di pesisir dapat mengunduh bahan ajar tanpa menunggu semalaman.",
    ],
    paragraphs: &[
        "Alat itu memakai papan rangkaian bekas ponsel dan sepotong pipa air. Rancangannya dibagikan terbuka.",
        "Dalam uji coba selama {n} hari, peringatan datang rata-rata {m} menit sebelum air meluap.",
        "Data disimpan di server kecil di kantor desa sehingga tetap dapat dibaca ketika jaringan putus.",
        "“Kami tidak menjual data siapa pun. Semua berhenti di alat masing-masing,” tegas {person}.",
        "Tim dari {other} sudah meminta {n} unit untuk dipasang sebelum puncak musim hujan.",
        "{group} menyumbang suku cadang dan mengirim dua teknisi untuk melatih guru.",
    ],
    pictures: &[
        (Scene::River, "Alat pantau banjir di {place}."),
        (Scene::Network, "Sekolah-sekolah yang terhubung di sekitar {place}."),
        (Scene::Pier, "Perahu nelayan yang memakai aplikasi dari {place}."),
        (Scene::Skyline, "Kawasan pusat data di {place}."),
        (Scene::Circuit, "Papan rangkaian dari laboratorium di {place}."),
    ],
};

const ARTS: Topic = Topic {
    category: "Budaya",
    tag: "budaya",
    headlines: &[
        "Festival Layang-layang {place} Hadirkan {m} Perajin",
        "Perpustakaan Perahu {place} Kini Punya {m}0 Buku",
        "Tenun {place} Dipamerkan, Pewarna Alam Jadi Bintang",
        "Film Pendek dari {place} Raih Penghargaan Utama",
        "Gamelan Tua {place} Berbunyi Lagi Setelah {n} Tahun",
    ],
    leads: &[
        "Sebuah perahu bercat biru merapat setiap {weekday} pagi, dan anak-anak sudah menunggu di ujung dermaga.",
        "Kain-kain berwarna tanah digantung di halaman balai desa. Pada setiap helainya tertulis nama penenun dan lama pengerjaannya.",
    ],
    paragraphs: &[
        "Panitia mencatat {m}0 pengunjung pada hari pertama, dua kali lipat tahun lalu.",
        "Warna merah diperoleh dari akar mengkudu, biru dari daun tarum, dan cokelat dari kulit kayu.",
        "Acara berlangsung sampai Minggu sore dan terbuka untuk umum tanpa tiket.",
        "“Kami menenun sambil bercerita. Ceritanya ikut masuk ke kain,” kata {witness}.",
        "Pengurus berencana membuka kelas kecil di {other} dengan dukungan {group}.",
        "Sebagian karya akan dikirim ke pameran keliling selama {n} pekan.",
    ],
    pictures: &[
        (Scene::Kites, "Layang-layang di langit {place}."),
        (Scene::Pier, "Perahu pustaka merapat di {place}."),
        (Scene::Weaving, "Kain tenun dari {place}."),
        (Scene::Screen, "Pemutaran film di halaman balai budaya {place}."),
        (Scene::Hall, "Pengunjung memadati halaman balai budaya {place}."),
    ],
};
