//! Making a whole view open without a network because a person asks for it, and an article because they look at it.

use std::sync::Arc;

use super::super::Library;
use super::{Answered, Silence};
use crate::error::Result;
use crate::event::{EngineEvent, Task};
use crate::fetch::Afterwards;
use crate::model::{ArticleId, MadeOffline, Offline, OfflinePreview, View};
use crate::store::article::PageWanted;
use crate::store::asset::{Wanted, left};
use crate::store::{article, asset, list, offline};

/// Articles that are made ready together: their pages first, as these name the pictures.
const AT_ONCE: usize = 100;

impl Library {
    /// What it would take to have every article of a view open without a network.
    pub async fn preview_offline(&self, view: View) -> Result<OfflinePreview> {
        self.measure().await?;
        self.0.store.read(move |db| offline::preview(db, &view)).await
    }

    /// Fetches what the articles of a view lack, whatever their feeds are kept like, and looks whether the files of the
    /// others are there.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the view's feed, folder or tag is gone, [`crate::Error::Cancelled`], and when the
    /// library cannot be read or written. What was fetched stays.
    pub async fn make_offline(&self, view: View) -> Result<MadeOffline> {
        let running = self.0.tasks.start(Task::MakeOffline, &self.0.events);
        let ids = self.0.store.read({
            let view = view.clone();
            move |db| {
                list::exists(db, &view)?;
                offline::articles(db, &view)
            }
        });
        let ids = ids.await?;
        let names = self.0.store.read({
            let ids = ids.clone();
            move |db| offline::files(db, &ids)
        });
        let names = names.await?;
        let files = names.len();
        self.mend_files(names, |done| running.step(done, files)).await?;
        let silence = Arc::new(Silence::default());
        for (part, done) in ids.chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
            running.step(done, ids.len())?;
            let part: Arc<[ArticleId]> = part.into();
            let pages = self.0.store.act({
                let part = part.clone();
                move |tx| {
                    part.iter().try_for_each(|id| article::want_page(tx, *id))?;
                    let pages = part.iter().filter_map(|id| wanted_page(tx, *id).transpose());
                    pages.collect::<Result<Vec<_>>>()
                }
            });
            let pages = pages.await?.into_iter().map(|page| (page.url.clone(), page)).collect();
            let complete = |library: Self, page: PageWanted, _: Afterwards| async move {
                library.complete_page(page).await
            };
            self.each(pages, &running.cancelled, &silence, |_, _, _| (), complete).await?;
            // Those too that the pages have just named.
            let pictures = self.0.store.act(move |tx| {
                let mut pictures = Vec::new();
                for id in &*part {
                    left::want_of_article(tx, *id)?;
                    pictures.extend(asset::wanted_by(tx, *id)?);
                }
                Ok(pictures)
            });
            let pictures =
                pictures.await?.into_iter().map(|picture| (picture.url.clone(), picture)).collect();
            let complete = |library: Self, picture: Wanted, afterwards| async move {
                library.complete_image(&picture, afterwards).await.map(|(answered, _)| answered)
            };
            self.each(pictures, &running.cancelled, &silence, |_, _, _| (), complete).await?;
        }
        running.step(ids.len(), ids.len())?;
        self.0.events.send(EngineEvent::LibraryChanged);
        self.0.store.read(move |db| offline::made(db, &view)).await
    }

    /// Fetches the pictures that an article was left without, because somebody looks at it.
    pub fn look_at(&self, id: ArticleId, offline: Offline) {
        if !matches!(offline, Offline::PicturesLeft | Offline::Pending) {
            return;
        }
        let library = self.clone();
        tokio::spawn(async move {
            let want = library.0.store.act(move |tx| left::want_of_article(tx, id));
            let looked = async {
                want.await?;
                library.complete_images_of(id).await
            };
            if let Err(error) = looked.await {
                tracing::warn!(%error, "the pictures of an opened article could not be fetched");
            }
        });
    }

    /// The pictures of one article that are still wanted. Nobody waits for those that take longer: they come with the next
    /// refresh.
    pub(in crate::library) async fn complete_images_of(&self, id: ArticleId) -> Result<()> {
        let wanted = self.0.store.read(move |db| asset::wanted_by(db, id)).await?;
        let silence = Silence::default();
        let complete = async {
            for image in &wanted {
                let host = super::host_of(&image.url);
                if !silence.has_fallen_on(&host) {
                    let (answered, _): (Answered, u64) = self.complete_image(image, Afterwards::More).await?;
                    self.hear(&silence, host, answered);
                }
            }
            Ok(())
        };
        tokio::time::timeout(self.0.picture_time, complete).await.unwrap_or(Ok(()))
    }
}

/// The page of an article, if it is to be fetched.
fn wanted_page(tx: &rusqlite::Connection, id: ArticleId) -> Result<Option<PageWanted>> {
    if article::wants_page(tx, id)? { article::page_of(tx, id) } else { Ok(None) }
}
