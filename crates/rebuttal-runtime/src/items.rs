//! What comes one after the other: the items of a list, or its pages.

use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, TryStreamExt};
use serde::de::DeserializeOwned;

use crate::client::{AnyClient, parameters};
use crate::options::Given;
use crate::provider::Request;
use crate::request::files::Files;
use crate::request::value::Value;
use crate::{Error, Response};

/// The items or pages of a list, each page asked for when it is needed. It ends after the first error.
///
/// It is a [`Stream`]; [`try_next`](Self::try_next) needs no trait.
#[must_use = "nothing is asked for before the first item is"]
pub struct Items<T>(BoxStream<'static, Result<T, Error>>);

impl<T> Items<T> {
    pub(crate) fn new(stream: impl Stream<Item = Result<T, Error>> + Send + 'static) -> Self {
        Self(Box::pin(stream))
    }

    /// The next one; none at the end.
    ///
    /// # Errors
    /// As the operation that lists. What came before is good.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        TryStreamExt::try_next(&mut self.0).await
    }
}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}

impl AnyClient {
    /// One page of a list after the other; it ends after the first error.
    pub fn pages<R: Request>(
        &self,
        request: &R,
        options: impl Fn() -> Given + Send + 'static,
    ) -> Items<Response<R::Output>>
    where
        R::Output: DeserializeOwned,
    {
        let client = self.clone();
        let first = parameters(request);
        let seen = first.as_ref().map(Value::to_plain_text).into_iter().collect();
        // The parameters of the next page, or why there is none; nothing at the end.
        let next = move |(turn, mut seen): (Option<Result<Value, Error>>, HashSet<String>)| {
            let begin = |parameters| client.begin_typed::<R>(Ok(parameters), options(), Files::default());
            let begun = turn.map(|parameters| parameters.map(begin));
            async move {
                let page: Result<Response<R::Output>, Error> = match begun? {
                    Ok(begun) => begun.typed().await,
                    Err(error) => Err(error),
                };
                let turn = match page.as_ref().map(|page| (page, page.info.next_request())) {
                    Ok((page, Ok(Some(request)))) if !seen.insert(request.to_plain_text()) => {
                        Some(Err(page.info.circle()))
                    }
                    // The page itself is good, so an error comes after it.
                    Ok((_, next)) => next.transpose(),
                    Err(_) => None,
                };
                Some((page, (turn, seen)))
            }
        };
        Items::new(stream::unfold((Some(first), seen), next))
    }

    /// Every item of a list, page after page; it ends after the first error.
    pub fn items<R: Request, T: Send + 'static>(
        &self,
        request: &R,
        options: impl Fn() -> Given + Send + 'static,
        items: fn(R::Output) -> Vec<T>,
    ) -> Items<T>
    where
        R::Output: DeserializeOwned,
    {
        let items = self
            .pages(request, options)
            .map_ok(move |page| {
                let backwards = page.info.backwards();
                let mut items = items(page.into_inner());
                if backwards {
                    items.reverse();
                }
                stream::iter(items.into_iter().map(Ok))
            })
            .try_flatten();
        Items::new(items)
    }
}
