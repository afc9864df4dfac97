//! What binds a response to its request.

use serde_json::Value;

use super::Describe;
use crate::api::{Bound, Field, Operation, ResponseShape, Ty};
use crate::document::segment;

impl Describe<'_> {
    /// The fields of the response that must have what the request, or the document, says.
    pub(super) fn binding(&mut self, at: &str, operation: &Operation, fields: &[Field]) -> Vec<(String, Bound)> {
        let at = format!("{at}/x-binding");
        if self.at(&at).is_some() && matches!(operation.answer, ResponseShape::Binary | ResponseShape::Nothing) {
            self.refuse(&at, "Bytes, or nothing, have no fields.", "Take it away.");
            return Vec::new();
        }
        let mut bindings = Vec::new();
        for (pointer, value) in self.entries(&at) {
            let at = format!("{at}/{}", segment(&pointer));
            let required = self.bound_field(&at, &pointer, fields);
            let said = ["parameter", "value", "present"].map(|key| value.get(key));
            let bound = match said {
                [Some(Value::String(name)), None, None] => {
                    self.bound_parameter(&at, name, operation);
                    Bound::Parameter(name.clone())
                }
                [None, Some(Value::String(text)), None] if required => Bound::Value(text.clone()),
                [None, Some(Value::String(text)), None] => Bound::IfPresent(text.clone()),
                [None, None, Some(Value::Bool(true))] => Bound::Present,
                _ => {
                    let cure =
                        "Write {parameter: …} with its name on the wire, {value: …} with a text, or {present: true}.";
                    self.refuse(&at, "It is not said what this field must have.", cure);
                    continue;
                }
            };
            bindings.push((pointer, bound));
        }
        bindings
    }

    /// Whether the field is always there, as the schema has it.
    fn bound_field(&mut self, at: &str, pointer: &str, fields: &[Field]) -> bool {
        let first = pointer.strip_prefix('/').and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let field = fields.iter().find(|field| field.wire == first);
        if field.is_none() {
            let problem = format!("There is no field at {pointer}.");
            self.refuse(at, problem, "Write the pointer of one in the response.");
        }
        field.is_some_and(|field| field.required)
    }

    /// Errors show what was expected, so it may not be private; and what is compared is text.
    fn bound_parameter(&mut self, at: &str, name: &str, operation: &Operation) {
        let parameter = operation.parameters.iter().find(|parameter| parameter.field.wire == name);
        let comparable = |field: &Field| matches!(field.ty, Ty::String | Ty::Named(_)) && !field.private;
        match parameter.map(|parameter| &parameter.field) {
            Some(field) if field.required && comparable(field) => {}
            Some(_) => {
                let problem = format!("{name} is not a required text that may be shown.");
                self.refuse(at, problem, "Bind to a required text parameter that is not private.");
            }
            None => self.refuse(at, format!("There is no parameter {name}."), "Write the name on the wire of one."),
        }
    }
}
