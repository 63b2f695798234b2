//! A feed like those that newspapers publish, and what becomes of it on bad days.

use std::fmt::Write;

use crate::kinds::KINDS;

pub(crate) fn feed(items: usize) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE rss [<!ENTITY kota \"Jakarta\">]>\n\
         <rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n\
         <channel><title>Kabar &amp; Berita</title><link>https://kabar.example/</link><ttl>30</ttl>\n",
    );
    for n in 0..items {
        let _ = write!(
            text,
            "<item><title><![CDATA[Berita {n}: harga “beras” naik]]></title>\n\
             <link>https://kabar.example/2022/11/09/berita-{n}?a=1&amp;b=2</link>\n\
             <guid isPermaLink=\"false\">kabar-{n}</guid><!-- {n} -->\n\
             <pubDate>Rabu, 9 November 2022 {:02}:{:02} WIB</pubDate><dc:creator>Siti Rahma</dc:creator>\n\
             <description>&lt;p&gt;&kota; &#8211; ringkasan {n} &lt;img src=\"/{n}.jpg\"&gt;&lt;/p&gt;</description>\n\
             <content:encoded><![CDATA[<p>{}</p><p>Café, naïve, 日本語.</p>]]></content:encoded>\n\
             <media:group><media:content url=\"/{n}.mp4\" type=\"video/mp4\"/></media:group>\n\
             <media:thumbnail url=\"/{n}.jpg\" width=\"200\"/></item>\n",
            n / 60 % 24,
            n % 60,
            "Kalimat yang panjang sekali. ".repeat(n % 20),
        );
    }
    text + "</channel></rss>"
}

/// Truncated at every kilobyte, damaged at random places, and with the parts of attacks in it.
pub(crate) fn documents() -> Vec<(String, Vec<u8>)> {
    let whole = feed(120);
    let truncated = (0..whole.len())
        .step_by(1024)
        .map(|length| (format!("cut off after {length} bytes"), whole.as_bytes()[..length].to_vec()));
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut documents: Vec<_> = truncated.collect();
    for round in 0..150 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..1 << (round % 12) {
            let at = random.below(bytes.len());
            bytes[at] = random.next() as u8;
        }
        documents.push((format!("damaged {round}"), bytes));
    }
    for round in 0..100 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..4 {
            let (_, make) = KINDS[random.below(KINDS.len())];
            let attack = make();
            let start = random.below(attack.len());
            let part = &attack[start..attack.len().min(start + 20_000)];
            let at = random.below(bytes.len());
            bytes.splice(at..at, part.iter().copied());
        }
        documents.push((format!("attacked {round}"), bytes));
    }
    documents
}

/// Marsaglia's xorshift: the same documents in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}
