//! Converts text and bytes to JavaScript values.
//!
//! Bytes are always copies that JavaScript owns: Electron since 21 forbids buffers that point into Rust's memory, and Deno
//! crashes on them. Of strings the runtime itself says whether it can leave them where they are.

use std::ffi::{c_char, c_void};
use std::ptr;
use std::sync::OnceLock;

use bytes::Bytes;
use napi::bindgen_prelude::{Result, ToNapiValue, TypeName, ValueType};
use napi::{check_status, sys};

/// UTF-8 bytes that become a JavaScript string without an intermediate `String`.
pub struct Text {
    bytes: Bytes,
    is_ascii: bool,
}

impl From<Bytes> for Text {
    fn from(bytes: Bytes) -> Self {
        Self { is_ascii: bytes.is_ascii(), bytes }
    }
}

impl Text {
    /// Whether it is these very bytes, where they stand, so that nobody need compare them. Bytes that are not UTF-8 would change
    /// when they become a string; mostly they are ASCII.
    pub fn is(&self, bytes: &Bytes) -> bool {
        self.bytes.as_ptr() == bytes.as_ptr()
            && self.bytes.len() == bytes.len()
            && (self.is_ascii || std::str::from_utf8(bytes).is_ok())
    }
}

/// Bytes that become a `Buffer` of their own.
pub struct Copied(pub Bytes);

impl TypeName for Text {
    fn type_name() -> &'static str {
        "String"
    }

    fn value_type() -> ValueType {
        ValueType::String
    }
}

impl ToNapiValue for Text {
    unsafe fn to_napi_value(env: sys::napi_env, Self { bytes, is_ascii }: Self) -> Result<sys::napi_value> {
        let mut value = ptr::null_mut();
        if is_ascii
            && bytes.len() >= LARGE
            && let Some(value) = external(env, &bytes)
        {
            return Ok(value);
        }
        // Node copies Latin-1 as it is, and validates every byte of UTF-8.
        let create = if is_ascii { sys::napi_create_string_latin1 } else { sys::napi_create_string_utf8 };
        check_status!(
            // SAFETY: the pointer and length are those of a live slice, and Node copies it before it returns.
            unsafe { create(env, bytes.as_ptr().cast(), bytes.len().cast_signed(), &raw mut value) },
            "Node could not make a string of {} bytes",
            bytes.len()
        )?;
        Ok(value)
    }
}

/// From this size on V8 gets a string's memory from the system each time, which takes longer than all else at the border.
const LARGE: usize = 100_000;

type CreateExternal = unsafe extern "C" fn(
    sys::napi_env,
    *const c_char,
    usize,
    sys::napi_finalize,
    *mut c_void,
    *mut sys::napi_value,
    *mut bool,
) -> sys::napi_status;

/// The string of these ASCII bytes where they are; none where the runtime cannot do that.
fn external(env: sys::napi_env, bytes: &Bytes) -> Option<sys::napi_value> {
    static CREATE: OnceLock<Option<CreateExternal>> = OnceLock::new();
    let create = (*CREATE.get_or_init(find_create))?;
    let kept = Box::into_raw(Box::new(bytes.clone()));
    let (mut value, mut copied) = (ptr::null_mut(), false);
    // SAFETY: the bytes don't move or change, and live until `release` is called.
    let status = unsafe {
        create(env, bytes.as_ptr().cast(), bytes.len(), Some(release), kept.cast(), &raw mut value, &raw mut copied)
    };
    if status != sys::Status::napi_ok {
        // SAFETY: nothing else has it: what was not created is not released.
        drop(unsafe { Box::from_raw(kept) });
        return None;
    }
    Some(value)
}

/// Part of Node-API 10, whose number Node 20 does not have although it has this since 20.4.
fn find_create() -> Option<CreateExternal> {
    #[cfg(unix)]
    let program = libloading::os::unix::Library::this();
    #[cfg(windows)]
    let program = libloading::os::windows::Library::this().ok()?;
    // SAFETY: that is the signature of Node-API's function of this name, and the program itself is never unloaded.
    unsafe { program.get::<CreateExternal>(b"node_api_create_external_string_latin1\0") }.ok().map(|found| *found)
}

/// Called when the string is collected, on whatever thread ends it.
unsafe extern "C" fn release(_env: sys::napi_env, _bytes: *mut c_void, kept: *mut c_void) {
    // SAFETY: it is the box that `external` made, and this is called once.
    drop(unsafe { Box::from_raw(kept.cast::<Bytes>()) });
}

impl TypeName for Copied {
    fn type_name() -> &'static str {
        "Buffer"
    }

    fn value_type() -> ValueType {
        ValueType::Object
    }
}

impl ToNapiValue for Copied {
    unsafe fn to_napi_value(env: sys::napi_env, bytes: Self) -> Result<sys::napi_value> {
        let mut value = ptr::null_mut();
        // SAFETY: the pointer and length are those of a live slice, and Node copies it before it returns.
        check_status!(
            unsafe {
                sys::napi_create_buffer_copy(
                    env,
                    bytes.0.len(),
                    bytes.0.as_ptr().cast(),
                    ptr::null_mut(),
                    &raw mut value,
                )
            },
            "Node could not make a buffer of {} bytes",
            bytes.0.len()
        )?;
        Ok(value)
    }
}
