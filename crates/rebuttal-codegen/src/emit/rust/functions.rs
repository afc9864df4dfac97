//! Functions and handles that users see.

use proc_macro2::TokenStream;
use quote::quote;

use super::render::{Writer, doc, name, type_name};
use crate::api::{Api, ArgType, Argument, Function, Handle, ReturnType};

/// The functions of a provider and its handles.
pub fn emit(api: &Api) -> String {
    let functions = api.functions.iter().map(|function| run(function, false));
    let handles = api.handles.iter().map(object);
    let mut writer = Writer::default();
    let items = writer.render(&quote!(#(#functions)* #(#handles)*));
    writer.finish(&items)
}

/// A free function, or a method of a handle.
fn run(function: &Function, method: bool) -> TokenStream {
    let mut text = function.description.clone();
    for argument in &function.arguments {
        text += &format!("\n\n* `{}`: {}", argument.name, argument.description);
    }
    if function.returns.ty != ReturnType::Nothing {
        text += &format!("\n\nReturns: {}", function.returns.description);
    }
    text += "\n\n# Errors\nAs said above, and `InvalidArgumentError` for an argument that is not usable.";
    let (docs, called, wire) = (doc(&text, if method { 4 } else { 0 }), name(&function.name), &function.name);
    let arguments = function.arguments.iter().map(|argument| {
        let (name, ty) = (name(&argument.name), ty(argument));
        quote!(#name: #ty)
    });
    let passed = function.arguments.iter().map(pass);
    let (returns, take) = match function.returns.ty {
        ReturnType::Nothing => (quote!(()), quote!(drop)),
        ReturnType::String => (quote!(String), quote!(Returned::into_text)),
        ReturnType::Bytes => (quote!(Vec<u8>), quote!(Returned::into_bytes)),
    };
    let (receiver, target) =
        if method { (quote!(&self,), quote!(self.0.run)) } else { (quote!(), quote!(PROVIDER.run)) };
    quote! {
        #docs
        pub fn #called(#receiver #(#arguments),*) -> Result<#returns, Error> {
            #target(#wire, &[#(#passed),*]).map(#take)
        }
    }
}

fn ty(argument: &Argument) -> TokenStream {
    match argument.ty {
        ArgType::String => quote!(&str),
        ArgType::Bytes => quote!(&[u8]),
        ArgType::Integer => quote!(i64),
    }
}

fn pass(argument: &Argument) -> TokenStream {
    let name = name(&argument.name);
    match argument.ty {
        ArgType::String => quote!(Argument::Text(#name)),
        ArgType::Bytes => quote!(Argument::Bytes(#name)),
        ArgType::Integer => quote!(Argument::Integer(#name)),
    }
}

fn object(handle: &Handle) -> TokenStream {
    let (wire, about) = (&handle.name, doc(&handle.constructor.description, 0));
    let object = type_name(&handle.name);
    let options = &handle.constructor.options;
    let listed: Vec<String> =
        options.iter().map(|option| format!("\n* `{}`: {}", option.name, option.description)).collect();
    let listed = listed.concat();
    let docs = doc(
        &format!("Makes it from its options.\n{listed}\n\n# Errors\n`ConfigError` that names the option at fault."),
        4,
    );
    let arguments = options.iter().map(|option| {
        let name = name(&option.name);
        quote!(#name: impl Into<String>)
    });
    let inserts = options.iter().map(|option| {
        let (name, wire) = (name(&option.name), &option.name);
        quote!(options.insert(#wire, Into::<String>::into(#name));)
    });
    let functions = handle.functions.iter().map(|function| run(function, true));
    quote! {
        #about
        #[derive(Debug)]
        pub struct #object(AnyHandle);

        impl #object {
            #docs
            pub fn new(#(#arguments),*) -> Result<Self, Error> {
                let mut options = options::Given::default();
                #(#inserts)*
                AnyHandle::open(PROVIDER, #wire, options).map(Self)
            }

            #(#functions)*
        }
    }
}
