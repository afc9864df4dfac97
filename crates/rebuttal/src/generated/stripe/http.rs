// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(missing_docs, unreachable_pub, dead_code, clippy::all)]
use progenitor_client::{ClientHooks, ClientInfo, Error, OperationInfo, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, RequestBuilderExt};
use super::types;
#[derive(Clone, Debug)]
/**Client for Stripe disputes

Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and receive the provider's signed events. One payment can have several disputes: list them by its payment intent, and answer each by its own id.

Version: 2026-10-28.endive*/
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
    pub(crate) inner: ::rebuttal::runtime::exec::Draft,
}
impl Client {
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(
        baseurl: &str,
        client: reqwest::Client,
        inner: ::rebuttal::runtime::exec::Draft,
    ) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
            inner,
        }
    }
}
impl ClientInfo<::rebuttal::runtime::exec::Draft> for Client {
    fn api_version() -> &'static str {
        "2026-10-28.endive"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &::rebuttal::runtime::exec::Draft {
        &self.inner
    }
}
const _: () = {
    #[allow(dead_code)]
    fn assert_client_hooks()
    where
        Client: ClientHooks<::rebuttal::runtime::exec::Draft>,
    {}
};
#[allow(clippy::all)]
impl Client {
    /**Lists disputes, the newest first

All disputes of a payment are found by `payment_intent` or `charge`; there can be several. The provider has no filter for status or reason: look at each dispute.

Sends a `GET` request to `/v1/disputes`

*/
    pub async fn list_disputes<'a>(
        &'a self,
    ) -> Result<ResponseValue<types::DisputeList>, Error<()>> {
        let url = format!("{}/v1/disputes", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_disputes",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Retrieves a dispute with its evidence

Status, deadline and evidence as they are now, staged evidence included. It changes nothing.

Sends a `GET` request to `/v1/disputes/{dispute}`

Arguments:
- `dispute`: The dispute's id (`du_…` or `dp_…`).
*/
    pub async fn retrieve_dispute<'a>(
        &'a self,
        dispute: &'a str,
    ) -> Result<ResponseValue<types::Dispute>, Error<()>> {
        let url = format!(
            "{}/v1/disputes/{}", self.baseurl, encode_path(& dispute.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "retrieve_dispute",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Updates a dispute's evidence or metadata; `submit` decides whether the evidence goes to the bank

What is left out stays as it is, in the evidence and in the metadata. With `submit` true everything that is staged goes out together with what this call adds, and that can typically be done once. Two further calls, one that only stages evidence and one that submits it, say in their names what they do.

Sends a `POST` request to `/v1/disputes/{dispute}`

Arguments:
- `dispute`: The dispute's id (`du_…` or `dp_…`).
- `body`
*/
    pub async fn update_dispute<'a>(
        &'a self,
        dispute: &'a str,
        body: &'a ::rebuttal::runtime::exec::Body,
    ) -> Result<ResponseValue<types::Dispute>, Error<()>> {
        let url = format!(
            "{}/v1/disputes/{}", self.baseurl, encode_path(& dispute.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "update_dispute",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Closes a dispute as lost; this cannot be undone

The merchant accepts the loss of the disputed amount: the status becomes `lost`, without a look at evidence. What an inquiry becomes is not documented; `warning_closed` is likely.

Sends a `POST` request to `/v1/disputes/{dispute}/close`

Arguments:
- `dispute`: The dispute's id (`du_…` or `dp_…`).
- `body`
*/
    pub async fn close_dispute<'a>(
        &'a self,
        dispute: &'a str,
        body: &'a ::rebuttal::runtime::exec::Body,
    ) -> Result<ResponseValue<types::Dispute>, Error<()>> {
        let url = format!(
            "{}/v1/disputes/{}/close", self.baseurl, encode_path(& dispute.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "close_dispute",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Lists files, the newest first

Files of the account that the call acts for, without their contents.

Sends a `GET` request to `/v1/files`

*/
    pub async fn list_files<'a>(
        &'a self,
    ) -> Result<ResponseValue<types::FileList>, Error<()>> {
        let url = format!("{}/v1/files", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_files",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Uploads a file

A file for evidence needs the purpose `dispute_evidence`; it is named in the evidence by the id that comes back. It must belong to the account that has the dispute. Files are checked here as evidence is, whatever the purpose: PDF, JPEG or PNG.

Sends a `POST` request to `/v1/files`

*/
    pub async fn create_file<'a>(
        &'a self,
        body: &'a ::rebuttal::runtime::exec::Body,
    ) -> Result<ResponseValue<types::File>, Error<()>> {
        let url = format!("{}/v1/files", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_file",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Retrieves what is known about a file, without its contents

Its purpose, size, type and links. It changes nothing.

Sends a `GET` request to `/v1/files/{file}`

Arguments:
- `file`: The file's id (`file_…`).
*/
    pub async fn retrieve_file<'a>(
        &'a self,
        file: &'a str,
    ) -> Result<ResponseValue<types::File>, Error<()>> {
        let url = format!(
            "{}/v1/files/{}", self.baseurl, encode_path(& file.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "retrieve_file",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Downloads a file's contents

The bytes as they were uploaded. Not every purpose allows it; `dispute_evidence` does.

Sends a `GET` request to `/v1/files/{file}/contents`

Arguments:
- `file`: The file's id (`file_…`).
*/
    pub async fn download_file<'a>(
        &'a self,
        file: &'a str,
    ) -> Result<
        ResponseValue<::serde_json::Map<::std::string::String, ::serde_json::Value>>,
        Error<()>,
    > {
        let url = format!(
            "{}/v1/files/{}/contents", self.baseurl, encode_path(& file.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "download_file",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Lists the events of the last 30 days, the newest first

Finds what a webhook has missed: with `delivery_success` false only events that could not be delivered to all endpoints. The objects inside are as they were when the event was made.

Sends a `GET` request to `/v1/events`

*/
    pub async fn list_events<'a>(
        &'a self,
    ) -> Result<ResponseValue<types::EventList>, Error<()>> {
        let url = format!("{}/v1/events", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_events",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Retrieves an event of the last 30 days

The object inside is as it was when the event was made.

Sends a `GET` request to `/v1/events/{id}`

Arguments:
- `id`: The event's id (`evt_…`).
*/
    pub async fn retrieve_event<'a>(
        &'a self,
        id: &'a str,
    ) -> Result<ResponseValue<super::Message>, Error<()>> {
        let url = format!(
            "{}/v1/events/{}", self.baseurl, encode_path(& id.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "retrieve_event",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
impl ClientHooks<::rebuttal::runtime::exec::Draft> for Client {
    async fn exec(
        &self,
        request: reqwest::Request,
        _: &OperationInfo,
    ) -> reqwest::Result<reqwest::Response> {
        Ok(::rebuttal::runtime::exec::exec(&self.inner, request))
    }
}
