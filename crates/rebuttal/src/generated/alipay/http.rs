// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(missing_docs, unreachable_pub, dead_code, clippy::all)]
use progenitor_client::{ClientHooks, ClientInfo, Error, OperationInfo, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, RequestBuilderExt};
use super::types;
#[derive(Clone, Debug)]
/**Client for Alipay (Antom) disputes

Accept or defend a dispute, download what belongs to it, and receive the provider's signed notifications. There is no way to list or look up disputes: the notifications are the only source of what is going on.

Version: 2026-11-22*/
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
        "2026-11-22"
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
    /**Accepts a dispute; the merchant gives up the disputed amount

The provider answers with the moment at which the dispute was accepted, and later sends a `DISPUTE_ACCEPTED` notification. A dispute that was accepted or defended before is refused, without a word about which it was.

Sends a `POST` request to `/v1/payments/acceptDispute`

*/
    pub async fn accept_dispute<'a>(
        &'a self,
        body: &'a ::rebuttal::runtime::exec::Body,
    ) -> Result<ResponseValue<types::AcceptDisputeResponse>, Error<()>> {
        let url = format!("{}/v1/payments/acceptDispute", self.baseurl,);
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
            operation_id: "accept_dispute",
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
    /**Defends a dispute with one document, which can be neither changed nor added to afterwards

The provider answers with the moment at which the document arrived, and later sends a `DEFENSE_SUPPLIED` notification, then `DISPUTE_JUDGED`. Several papers belong into one file.

Sends a `POST` request to `/v1/payments/supplyDefenseDocument`

*/
    pub async fn supply_defense_document<'a>(
        &'a self,
        body: &'a ::rebuttal::runtime::exec::Body,
    ) -> Result<ResponseValue<types::SupplyDefenseDocumentResponse>, Error<()>> {
        let url = format!("{}/v1/payments/supplyDefenseDocument", self.baseurl,);
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
            operation_id: "supply_defense_document",
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
    /**Downloads a document that belongs to a dispute

The pre-filled template for a defence, the document that was supplied, or material that the provider made by itself. It changes nothing.

Sends a `POST` request to `/v1/payments/downloadDisputeEvidence`

*/
    pub async fn download_dispute_evidence<'a>(
        &'a self,
        body: &'a ::rebuttal::runtime::exec::Body,
    ) -> Result<ResponseValue<types::DownloadDisputeEvidenceResponse>, Error<()>> {
        let url = format!("{}/v1/payments/downloadDisputeEvidence", self.baseurl,);
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
            operation_id: "download_dispute_evidence",
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
