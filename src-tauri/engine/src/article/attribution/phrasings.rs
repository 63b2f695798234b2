//! What newsrooms write every day, language by language, and beside it what looks alike and says nothing of a
//! source.

use super::*;
use AttributionKind::{Agency, Official, Outlet, Social};

type Names = &'static [(&'static str, AttributionKind)];

fn check(cases: &[(&str, Names)]) {
    let mut wrong = String::new();
    for (sentence, expected) in cases {
        let found = find(&[sentence], &[], &[]);
        let names: Vec<(&str, AttributionKind)> = found.iter().map(|a| (a.name.as_str(), a.kind)).collect();
        if names != *expected {
            wrong += &format!("{sentence}\n  {names:?} instead of {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn indonesian() {
    check(&[
        ("Seperti diberitakan Kompas.com, jembatan itu retak.", &[("Kompas", Outlet)]),
        ("“Jembatan retak,” ujar camat, Budi Rahardja, kepada Tempo, Kamis.", &[("Tempo", Outlet)]),
        ("Camat itu mengatakan kepada AFP bahwa jembatan retak.", &[("AFP", Agency)]),
        ("“Belum,” jawabnya saat dihubungi Detik.com, Rabu.", &[("Detik", Outlet)]),
        (
            "BPBD Kota Muara menyebut dalam siaran pers bahwa dua orang selamat.",
            &[("BPBD Kota Muara", Official)],
        ),
        ("Lewat akun Instagram, ia menulis akan pulang.", &[("Instagram", Social)]),
        // What is meant for an outlet is not said to it.
        ("Camat itu mengatakan akan mengirim rekaman kepada Reuters.", &[]),
        ("Camat itu menyatakan bahwa ia berutang kepada Tempo.", &[]),
        ("Menurut dalam kenyataan, kantor Polisi itu sepi.", &[]),
    ]);
}

#[test]
fn malay() {
    check(&[
        ("“Jeti itu selamat,” katanya kepada Bernama.", &[("Bernama", Agency)]),
        ("Beliau memberitahu Bernama bahawa jeti itu selamat.", &[("Bernama", Agency)]),
        ("“Belum,” katanya ketika dihubungi Berita Harian di sini, hari ini.", &[("Berita Harian", Outlet)]),
        ("Menurut laporan akhbar Suara Pantai Timur, jeti itu selamat.", &[("Suara Pantai Timur", Outlet)]),
        (
            "Jabatan Laut mengesahkan dalam satu kenyataan bahawa jeti itu selamat.",
            &[("Jabatan Laut", Official)],
        ),
        (
            "Polis Diraja Malaysia menafikan menerusi kenyataan media perkara itu.",
            &[("Polis Diraja Malaysia", Official)],
        ),
        ("Menurut kenyataan Jabatan Bomba, api padam pada jam dua.", &[("Jabatan Bomba", Official)]),
        ("Jabatan Laut mengesahkan jeti itu dibuka dan menunggu kenyataan.", &[]),
        ("Beliau memberitahu bahawa pejabat Bernama terbakar.", &[]),
        ("Ralat itu ditemui pada laman Bernama.", &[]),
        ("Jabatan Laut berkata bot itu muncul dalam siaran ulangan televisyen.", &[]),
    ]);
}

#[test]
fn english() {
    check(&[
        ("“It held,” he said in an interview with Sky News.", &[("Sky News", Outlet)]),
        ("The bridge held, the BBC reported on Friday.", &[("BBC", Outlet)]),
        ("She told Reuters the bridge had held.", &[("Reuters", Agency)]),
        (
            "In a statement, the Harbour Authority said the bridge was safe.",
            &[("Harbour Authority", Official)],
        ),
        ("The mayor posted on X that the bridge was safe.", &[("X", Social)]),
        ("She read the statement that hung in the Harbour Authority.", &[]),
        ("He sold the negatives to Reuters.", &[]),
        ("The court told Reuters to pay the costs.", &[]),
    ]);
}

#[test]
fn german() {
    check(&[
        ("Der Geologe sagte dem Handelsblatt, Salz verliere an Festigkeit.", &[("Handelsblatt", Outlet)]),
        (
            "»Es hält«, sagte die Geologin, seit 2010 im Amt, der »Süddeutschen Zeitung«.",
            &[("Süddeutsche Zeitung", Outlet)],
        ),
        ("»Es hält«, sagte sie Reuters.", &[("Reuters", Agency)]),
        ("Einem Bericht des »Spiegel« zufolge hält es.", &[("Der Spiegel", Outlet)]),
        ("Es hält, teilte das Landratsamt Lindenau am Freitag mit.", &[("Landratsamt Lindenau", Official)]),
        ("Das sagte er im Gespräch mit dem Lindenauer Tageblatt.", &[("Lindenauer Tageblatt", Outlet)]),
        // A mirror, and the times.
        ("Sie sagte, der Spiegel sei zerbrochen.", &[]),
        ("Sie sagte zu, die Fotos der dpa zu schicken.", &[]),
        ("Das Handelsblatt zieht um.", &[]),
        ("Laut einem Bericht des Handelsblatts hält es.", &[("Handelsblatt", Outlet)]),
        ("Laut Plan ziehen die Redakteure des Handelsblatts um.", &[]),
        ("Er sagte der dpa am Freitag ab.", &[]),
    ]);
}

#[test]
fn french() {
    check(&[
        ("« Il tient », a confié le guide au Monde.", &[("Le Monde", Outlet)]),
        ("« Il tient », a-t-elle expliqué à l’AFP vendredi.", &[("AFP", Agency)]),
        ("Selon Le Messager des Cimes, le pont tient.", &[("Le Messager des Cimes", Outlet)]),
        (
            "D’après le quotidien régional L’Écho de la Vallée, le pont tient.",
            &[("L’Écho de la Vallée", Outlet)],
        ),
        ("Le ministère de la Santé l’a annoncé dans un communiqué.", &[("ministère de la Santé", Official)]),
        ("Il a dit que sa lettre à l’AFP était partie.", &[]),
        ("Le guide a fait le tour du Monde.", &[]),
        ("Le Messager des Cimes fête ses cent ans.", &[]),
        ("« Il tient », a dit le guide au micro de RTL.", &[("RTL", Outlet)]),
        ("Il a dit adieu à RTL.", &[]),
    ]);
}

#[test]
fn spanish() {
    check(&[
        ("“Aguanta”, dijo a EFE la guía, que lleva diez años allí.", &[("EFE", Agency)]),
        ("“Aguanta”, explicó el guía, de 40 años, a El País.", &[("El País", Outlet)]),
        ("En declaraciones a Europa Press, el guía lo negó.", &[("Europa Press", Agency)]),
        ("Según publica El Heraldo de la Sierra, el puente aguanta.", &[("El Heraldo de la Sierra", Outlet)]),
        ("El Ayuntamiento de Vellés lo confirmó en un comunicado.", &[("Ayuntamiento de Vellés", Official)]),
        ("El guía dijo que llamaría a Reuters.", &[]),
        ("El guía dijo adiós y vendió el puente a Reuters.", &[]),
        ("El guía señala a Reuters en el mapa.", &[]),
    ]);
}

#[test]
fn portuguese() {
    check(&[
        ("“Aguenta”, disse a guia à agência Lusa.", &[("Lusa", Agency)]),
        ("“Aguenta”, contou o guia ao jornal Correio das Serras.", &[("Correio das Serras", Outlet)]),
        ("Em entrevista ao Globo, o guia negou tudo.", &[("O Globo", Outlet)]),
        ("Segundo a Gazeta do Vale, a ponte aguenta.", &[("Gazeta do Vale", Outlet)]),
        ("Em nota, a Secretaria de Saúde confirmou o caso.", &[("Secretaria de Saúde", Official)]),
        ("O guia disse que vai escrever à Reuters.", &[]),
        ("O mapa do Globo caiu.", &[]),
        ("Segundo o Diário da República, a ponte mudou de nome.", &[]),
    ]);
}

#[test]
fn italian() {
    check(&[
        ("«Tiene», ha detto all’ANSA il sindaco.", &[("ANSA", Agency)]),
        ("«Tiene», ha spiegato il sindaco all'agenzia Ansa.", &[("ANSA", Agency)]),
        ("«Tiene», ha raccontato la guida al Corriere della Sera.", &[("Corriere della Sera", Outlet)]),
        (
            "Secondo il settimanale La Voce dell’Alta Valle, il ponte tiene.",
            &[("La Voce dell’Alta Valle", Outlet)],
        ),
        ("«Tiene», ha detto la guida alla Stampa.", &[("La Stampa", Outlet)]),
        ("Il Comune di Montefresco lo ha reso noto in una nota.", &[("Comune di Montefresco", Official)]),
        ("Il sindaco ha detto che scriverà all’ANSA.", &[]),
        ("Il sindaco ha detto di voler scrivere all’ANSA.", &[]),
        ("La Voce dell’Alta Valle compie cento anni.", &[]),
    ]);
}

#[test]
fn dutch() {
    check(&[
        ("“Hij houdt”, zegt de gids tegen het ANP.", &[("ANP", Agency)]),
        ("“Hij houdt”, laat de gids weten aan RTL Nieuws.", &[("RTL Nieuws", Outlet)]),
        ("Dat schrijft De Telegraaf.", &[("De Telegraaf", Outlet)]),
        ("Volgens het Dagblad van het Wad houdt de brug.", &[("Dagblad van het Wad", Outlet)]),
        ("De Gemeente Wadoord meldt in een verklaring dat de brug houdt.", &[("Gemeente Wadoord", Official)]),
        ("De gids zei dat hij zijn foto’s aan het ANP verkocht.", &[]),
        ("De gids werkt bij het ANP.", &[]),
        ("De gids liet zijn foto’s aan het ANP zien.", &[]),
    ]);
}

#[test]
fn japanese() {
    check(&[
        ("ロイター通信が、橋は無事だと報じた。", &[("Reuters", Agency)]),
        ("案内人は共同通信の取材に「無事だ」と答えた。", &[("Kyodo", Agency)]),
        ("灯台新聞によると、橋は無事だ。", &[("灯台新聞", Outlet)]),
        ("案内人はＮＨＫに対し、無事だと話した。", &[("NHK", Outlet)]),
        ("地元新聞によると、橋は無事だ。", &[]),
        ("灯台新聞は百周年を迎えた。", &[]),
        ("共同通信に入社した。", &[]),
    ]);
}

#[test]
fn chinese() {
    check(&[
        ("據日本共同社報導，鐵橋無恙。", &[("Kyodo", Agency)]),
        ("霧溪鄉公所發布聲明表示，鐵橋無恙。", &[("霧溪鄉公所", Official)]),
        ("對此，市政府昨天發出新聞稿，說明鐵橋無恙。", &[("市政府", Official)]),
        ("據《霧溪時報》報導，鐵橋無恙。", &[("霧溪時報", Outlet)]),
        ("导游告诉《青河日报》，铁桥无恙。", &[("青河日报", Outlet)]),
        ("据青河日报报道，铁桥无恙。", &[("青河日报", Outlet)]),
        ("镇长在微博上发文说，铁桥无恙。", &[("Weibo", Social)]),
        ("据《民法典》规定，铁桥归镇里所有。", &[]),
        ("据当地电视台报道，铁桥无恙。", &[]),
        ("有关部门发布声明，铁桥无恙。", &[]),
        ("該公司發布聲明表示，鐵橋無恙。", &[]),
        ("霧溪鄉公所整修完成。", &[]),
        ("《青河日报》报道组获奖。", &[]),
        ("市政府发布公告栏启用时间。", &[]),
    ]);
}

#[test]
fn arabic() {
    check(&[
        ("وقال الدليل لوكالة فرانس برس إن الجسر سليم.", &[("AFP", Agency)]),
        ("وقال الدليل لرويترز إن الجسر سليم.", &[("Reuters", Agency)]),
        ("ذكرت صحيفة الوطن أن الجسر سليم.", &[("الوطن", Outlet)]),
        ("وفقا لصحيفة «نداء الواحة» فإن الجسر سليم.", &[("نداء الواحة", Outlet)]),
        ("وقالت وزارة الصحة في بيان إن الجسر سليم.", &[("وزارة الصحة", Official)]),
        ("وكتب العمدة على تويتر أن الجسر سليم.", &[("Twitter", Social)]),
        ("وقال إن ابنه يعمل لرويترز منذ عام.", &[]),
        ("ذكرت صحيفة محلية أن الجسر سليم.", &[]),
        ("زارت وزارة الصحة الجسر.", &[]),
        ("ونقلت وفاة الدليل الخبر إلى البلدة.", &[]),
    ]);
}

#[test]
fn persian() {
    check(&[
        ("به گزارش خبرگزاری رویترز، پل سالم است.", &[("Reuters", Agency)]),
        ("رویترز گزارش داد که پل سالم است.", &[("Reuters", Agency)]),
        ("راهنما به خبرگزاری فرانسه گفت که پل سالم است.", &[("AFP", Agency)]),
        ("راهنما به روزنامه پیام کویر گفت که پل سالم است.", &[("پیام کویر", Outlet)]),
        ("به نوشته روزنامه «ندای کویر»، پل سالم است.", &[("ندای کویر", Outlet)]),
        ("وزارت راه در بیانیه‌ای اعلام کرد که پل سالم است.", &[("وزارت راه", Official)]),
        ("به گزارش خبرگزاری محلی، پل سالم است.", &[]),
        ("راهنما به این روزنامه گفت که پل سالم است.", &[]),
        ("راهنما به روزنامه فروشی رفت.", &[]),
        ("دفتر رویترز در تهران بسته شد.", &[]),
        ("وزارت راه پل را ساخت.", &[]),
        ("شهردار در توییتر نوشت که پل سالم است.", &[("Twitter", Social)]),
        ("شهردار از توییتر رفت.", &[]),
    ]);
}
