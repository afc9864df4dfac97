//! Functions and handles that users see.

use minijinja::context;
use proc_macro2::TokenStream;
use quote::quote;

use super::render::{Writer, doc, name, type_name};
use super::templates::TEMPLATES;
use super::text::ident;
use crate::api::{Api, ArgType, Argument, Function, Handle, ReturnType};
use crate::emit::template::all;

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
    let argument =
        |argument: &Argument| context! { name => ident(&argument.name), description => &argument.description };
    let returned = (function.returns.ty != ReturnType::Nothing).then_some(&function.returns.description);
    let docs = doc(&TEMPLATES.render(
        "function.jinja",
        &context! { description => &function.description, arguments => all(&function.arguments, argument), returned },
    ));
    let (called, wire) = (name(&function.name), &function.name);
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
    let (wire, about) = (&handle.name, doc(&handle.constructor.description));
    let object = type_name(&handle.name);
    let options = &handle.constructor.options;
    let listed = all(options, |option| context! { name => &option.name, description => &option.description });
    let docs = doc(&TEMPLATES.render("handle.jinja", &context! { options => listed }));
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
