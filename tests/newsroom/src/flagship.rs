//! The one article that is always there, with every fact that a test may want to see again.
//!
//! It has the shape of a real portal's foreign report: agency credits in three grammars, related links
//! between the paragraphs, promos before, inside and after the story.

use crate::article::{Article, Picture, Related};
use crate::picture::{Motif, Role, Scene};
use crate::publisher::Publisher;
use crate::world::World;

/// The slug of the publisher that carries it.
pub const PUBLISHER: &str = "harian-selatan";
/// Its number in its address and GUID.
pub const ID: u64 = 190_100_870;
pub const TITLE: &str = "Utusan Tiga Negara Bertemu di Teheran, Bahas Jalur Dagang Baru";
pub const BYLINE: &str = "Danur Lestari";
/// 2022-11-09T12:01:00Z, in epoch milliseconds.
pub const PUBLISHED: i64 = 1_667_995_260_000;
/// The instant as the page prints it.
pub const VISIBLE_TIME: &str = "09/11/2022, 19:01 WIB";
/// Minutes east of UTC in [`VISIBLE_TIME`].
pub const OFFSET_MINUTES: i32 = 420;
/// The agency named above the story.
pub const SOURCE: &str = "Reuters";
/// The feed's one sentence about it.
pub const SUMMARY: &str =
    "Utusan dari tiga negara bertemu di Teheran untuk merundingkan jalur dagang lewat laut dan rel.";
/// The page of the article, without its origin.
pub const PATH: &str =
    "/harian-selatan/read/2022/11/09/190100870/utusan-tiga-negara-bertemu-di-teheran-bahas-jalur-dagang-baru";

/// The story's paragraphs, in order, without markup.
pub const PARAGRAPHS: [&str; 12] = [
    "TEHERAN, HARIAN SELATAN – Utusan dagang dari Lusania, Meridia, dan Oravia tiba di Teheran, Iran, pada Rabu (9/11/2022) untuk merundingkan jalur niaga baru.",
    "Pertemuan dua hari itu digelar di sebuah wisma tamu di utara kota dan dihadiri belasan pejabat perhubungan, bea cukai, serta pelabuhan.",
    "Dilansir dari Reuters, ketiga utusan membawa rancangan perjanjian yang menghubungkan pelabuhan di Teluk dengan jaringan rel sampai ke utara.",
    "“Para utusan akan membahas tarif, jadwal kapal, dan penjaminan muatan selama dua hari di Teheran,” lapor TASS mengutip keterangan sekretariat bersama perundingan.",
    "Jalur itu dirancang sepanjang 2.300 kilometer dan melewati empat stasiun pindah muatan yang sebagian masih berupa lahan kosong.",
    "Harian Selatan pada Senin (7/11/2022) menulis bahwa Lusania telah menyewa dua dermaga untuk uji coba pengiriman gandum dan teh.",
    "Meski begitu, belum ada kesepakatan tentang siapa yang menanggung biaya perbaikan rel di ruas pegunungan.",
    "Menteri Perdagangan Oravia Tereza Malvani mengatakan, negaranya hanya akan menandatangani perjanjian yang dapat diperiksa oleh parlemen.",
    "Malvani menambahkan, pengiriman pertama paling cepat berangkat pada musim semi, setelah semua stasiun diuji.",
    "“Kami tidak sedang membangun tembok, kami membangun jalan yang bisa dipakai siapa saja,” kata ketua tim perunding Iran Behrouz Sadeqi dikutip kantor berita resmi IRNA.",
    "“Kapal pertama nanti membawa teh dan kertas, bukan senjata,” ujar Sadeqi sambil menunjukkan daftar muatan kepada wartawan.",
    "Sejumlah pedagang di Pasar Besar Teheran menyambut kabar itu dengan hati-hati karena rencana serupa pernah kandas sepuluh tahun lalu.",
];

/// The titles of the links that stand between the paragraphs, each after "Baca juga: ".
pub const RELATED: [&str; 4] = [
    "Lusania dan Meridia Sepakati Tarif Bersama untuk Teh dan Gandum",
    "Perundingan Rel Pegunungan Tersendat, Oravia Minta Waktu Sampai Akhir Tahun",
    "Mengenal Empat Stasiun Pindah Muatan di Jalur Dagang Utara yang Akan Dibangun dari Nol",
    "Pelabuhan di Teluk Bersiap Sambut Kapal Uji Coba",
];

/// The promo at the top of the page and in four more places.
pub const PROMO: &str = "Baca berita tanpa iklan. Gabung HarianSelatan+";

/// The promo that stands inside the story, as its last paragraph.
pub const CHANNEL_PROMO: &str = "Simak kabar terbaru dan pilihan redaksi langsung di ponselmu. Ikuti saluran WhatsApp HarianSelatan.com : https://www.whatsapp.com/channel/contoh-harian-selatan. Pastikan aplikasi WhatsApp sudah terpasang ya.";

pub const LEAD_CAPTION: &str =
    "Bendera tiga negara di depan wisma tamu tempat perundingan, Rabu (9/11/2022).";
pub const INLINE_CAPTION: &str = "Rel pegunungan yang akan menjadi bagian dari jalur dagang utara.";
pub const PHOTO_CREDIT: &str = "Harian Selatan/Bayu Kertajaya";

/// After these paragraphs, counted from one, stands a related link.
pub(crate) const RELATED_AFTER: [usize; 4] = [3, 6, 9, 12];

const FIRST_RELATED_ID: u64 = 900_001;

/// The flagship article.
pub fn article() -> Article {
    let picture = |role: &str, caption: &str, width, height| Picture {
        path: format!("/{PUBLISHER}/images/{ID}-{role}"),
        caption: caption.to_owned(),
        credit: PHOTO_CREDIT.to_owned(),
        width,
        height,
    };
    Article {
        publisher: PUBLISHER.to_owned(),
        id: ID,
        title: TITLE.to_owned(),
        summary: SUMMARY.to_owned(),
        byline: BYLINE.to_owned(),
        category: "Global".to_owned(),
        tags: ["Teheran", "jalur dagang", "perundingan"].map(str::to_owned).to_vec(),
        published: PUBLISHED,
        offset_minutes: OFFSET_MINUTES,
        paragraphs: PARAGRAPHS.map(str::to_owned).to_vec(),
        source: Some(SOURCE.to_owned()),
        lead: Some(picture("lead.jpg", LEAD_CAPTION, 960, 540)),
        inline: Some(picture("inline.png", INLINE_CAPTION, 640, 400)),
        related: RELATED.iter().zip(0..).map(|(title, nth)| related(title, nth)).collect(),
        paged: false,
        first_title: None,
    }
}

/// What its pictures show: what their captions say.
pub(crate) fn motif(role: Role) -> Motif {
    match role {
        Role::Lead | Role::Thumbnail => Motif { scene: Scene::Flags, light: 1 },
        Role::Inline => Motif { scene: Scene::Viaduct, light: 0 },
    }
}

/// The flagship, or one of the four articles that it links to.
pub(crate) fn by_id(world: &World, publisher: &Publisher, id: u64) -> Option<Article> {
    if id == ID {
        return Some(article());
    }
    let nth = id.checked_sub(FIRST_RELATED_ID)?;
    let title = RELATED.get(usize::try_from(nth).ok()?)?;
    Some(Article::titled(world, publisher, id, title, related_date(nth)))
}

fn related(title: &str, nth: u64) -> Related {
    let path = crate::article::article_path(
        PUBLISHER,
        related_date(nth),
        OFFSET_MINUTES,
        FIRST_RELATED_ID + nth,
        title,
    );
    Related { title: title.to_owned(), path }
}

fn related_date(nth: u64) -> i64 {
    PUBLISHED - crate::dates::minutes(1500 * (nth as i64 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_that_tests_know_is_the_path_it_has() {
        assert_eq!(article().path(), PATH);
        assert_eq!(crate::dates::portal(PUBLISHED, OFFSET_MINUTES), VISIBLE_TIME);
    }
}
