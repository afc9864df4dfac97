//! Converts text and bytes to JavaScript values, always as copies that JavaScript owns.
//!
//! Electron since 21 forbids buffers that point into Rust's memory, and Deno crashes on them.

use std::ptr;

use bytes::Bytes;
use napi::bindgen_prelude::{Result, ToNapiValue, TypeName, ValueType};
use napi::{check_status, sys};

/// UTF-8 bytes that become a JavaScript string without an intermediate `String`.
pub struct Text(pub Bytes);

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
    unsafe fn to_napi_value(env: sys::napi_env, text: Self) -> Result<sys::napi_value> {
        let mut value = ptr::null_mut();
        // Node copies Latin-1 as it is, and validates every byte of UTF-8.
        let create = if text.0.is_ascii() { sys::napi_create_string_latin1 } else { sys::napi_create_string_utf8 };
        check_status!(
            // SAFETY: the pointer and length are those of a live slice, and Node copies it before it returns.
            unsafe { create(env, text.0.as_ptr().cast(), text.0.len().cast_signed(), &raw mut value) },
            "Node could not make a string of {} bytes",
            text.0.len()
        )?;
        Ok(value)
    }
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
