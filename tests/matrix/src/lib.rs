//! The fault matrix: every operation with everything that can go wrong. `tests/scenarios/matrix.yaml` has it as data;
//! here each cell becomes a scenario, once, for the runners of all languages.

mod report;

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

pub use report::{Tally, show, tally};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios/matrix.yaml");

/// The matrix as it is described.
pub struct Matrix(Value);

/// An operation or fault with its name.
type Named<'a> = (&'a str, &'a Value);

impl Matrix {
    /// Reads the description.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read() -> Result<Self, String> {
        let text = fs::read_to_string(SOURCE).map_err(|error| format!("{SOURCE}: {error}"))?;
        serde_saphyr::from_str(&text).map(Self).map_err(|error| format!("{SOURCE}: {error}"))
    }

    /// All scenarios, as the JSON that runners read.
    ///
    /// # Errors
    /// When the description lacks something.
    pub fn scenarios(&self) -> Result<String, String> {
        let mut all = Vec::new();
        for operation in self.operations() {
            for fault in self.faults() {
                if self.reason(operation, fault).is_none() {
                    all.push(self.cell(operation, fault)?);
                }
            }
        }
        Ok(Value::Array(all).to_string())
    }

    fn operations(&self) -> impl Iterator<Item = Named<'_>> {
        self.0["operations"].as_object().into_iter().flatten().map(|(name, operation)| (name.as_str(), operation))
    }

    fn faults(&self) -> impl Iterator<Item = Named<'_>> {
        let faults = self.0["faults"].as_array().into_iter().flatten();
        faults.map(|fault| (fault["name"].as_str().unwrap_or_default(), fault))
    }

    /// Whether calls of an operation are to change something at the provider.
    fn writes(&self, operation: &str) -> bool {
        let class = self.0["operations"][operation]["class"].as_str().unwrap_or_default();
        self.0["classes"][class]["writes"] == true
    }

    /// Why a cell cannot be.
    fn reason(&self, (operation, described): Named<'_>, (fault, _): Named<'_>) -> Option<&str> {
        let rules = self.0["cannot"].as_array().into_iter().flatten();
        let holds = |list: &Value, name: &str| list.as_array().is_some_and(|list| list.contains(&json!(name)));
        let mut rules = rules.filter(|rule| holds(&rule["faults"], fault));
        let rule = rules.find(|rule| {
            holds(&rule["operations"], operation)
                || rule.get("provider").is_some_and(|name| *name == described["provider"])
        });
        rule?["reason"].as_str()
    }

    fn cell(&self, operation: Named<'_>, fault: Named<'_>) -> Result<Value, String> {
        let mut steps = Vec::new();
        for (variant, described) in self.0["variants"].as_object().into_iter().flatten() {
            let applies = fault
                .1
                .get("variants")
                .is_none_or(|only| only.as_array().is_some_and(|only| only.contains(&json!(variant))));
            let expected = self.expected(operation, fault, variant)?;
            if let Some(expected) = expected.filter(|_| applies) {
                steps.extend(self.variant(operation, fault, described, &expected));
            }
        }
        Ok(json!({
            "name": format!("{}, {}", operation.0, fault.0),
            "provider": operation.1["provider"],
            "cell": {"operation": operation.0, "fault": fault.0},
            "one_client": fault.1["warm"] == true,
            "steps": steps,
        }))
    }

    /// What is set up, what goes wrong, and the call.
    fn variant(&self, operation: Named<'_>, fault: Named<'_>, variant: &Value, expected: &Value) -> Vec<Value> {
        let (name, operation) = operation;
        let mut steps = operation["set_up"].as_array().cloned().unwrap_or_default();
        if fault.1["warm"] == true {
            steps.push(operation["warm"].clone());
        }
        if let Some(order) = fault.1.get("order") {
            let order = merged(&[order, &json!({"operation": name, "times": variant["times"]})]);
            steps.push(json!({"control": {"path": "/_sandbox/faults", "body": order}}));
        }
        let with = operation.get("bulky").filter(|_| fault.1["bulky"] == true).unwrap_or(&operation["with"]);
        let options = merged(&[&fault.1["options"], &variant["options"]]);
        let mut call = merged(&[&json!({"call": name, "with": with, "options": options}), expected]);
        if let Some(instead) = fault.1["unreachable"].as_str() {
            let host = operation["host"].as_str().unwrap_or_default();
            call["client"] = json!({ host: instead });
        }
        steps.push(call);
        steps
    }

    /// What the call of a variant ends with, and its effects; `None` where the variant does not apply.
    fn expected(&self, operation: Named<'_>, fault: Named<'_>, variant: &str) -> Result<Option<Value>, String> {
        let lacks = |what: &str| format!("{SOURCE}: {} with {}: there is no {what}", operation.0, fault.0);
        let class = operation.1["class"].as_str().ok_or_else(|| lacks("class"))?;
        let rule = &self.0["classes"][class];
        let leaves = fault.1["leaves"].as_str().ok_or_else(|| lacks("`leaves`"))?;
        let facts = self.0["leaves"][leaves].get(class).ok_or_else(|| lacks("rule for its class"))?;
        let (writes, acted, again) = (rule["writes"] == true, fault.1["acted"] == true, facts["again"] == true);
        let failed = |attempts: u8| {
            let facts = json!({"outcome": facts["outcome"], "retryable": facts["retryable"], "attempts": attempts});
            json!({"error": merged(&[&fault.1["error"], &facts]), "effects": u8::from(writes && acted)})
        };
        let recovered = || {
            let ended = match rule.get("repeated").filter(|_| acted) {
                Some(error) => json!({ "error": error }),
                None => json!({"answer": operation.1["answer"], "attempts": 2}),
            };
            merged(&[&ended, &json!({"effects": u8::from(writes)})])
        };
        if let Some(error) = fault.1["but"][class].get(variant) {
            return Ok(Some(json!({"error": error, "effects": u8::from(writes && acted)})));
        }
        Ok(match variant {
            "reported" => Some(failed(1)),
            "recovered" if again => Some(recovered()),
            "recovered" => Some(failed(1)),
            "persistent" if again => Some(failed(2)),
            "persistent" => None,
            other => return Err(format!("{SOURCE}: unknown variant {other:?}")),
        })
    }
}

/// One object of several; later ones win, and what is none adds nothing.
fn merged(parts: &[&Value]) -> Value {
    let fields = parts.iter().filter_map(|part| part.as_object()).flatten();
    Value::Object(fields.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>())
}

/// Writes the scenarios to a file, and an empty report to another.
///
/// # Errors
/// When the description lacks something, or a file cannot be written.
pub fn write(matrix: &Matrix, cells: &Path, report: &Path) -> Result<(), String> {
    for (path, text) in [(cells, matrix.scenarios()?), (report, String::new())] {
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(path, text))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_a_scenario_or_has_a_reason() {
        let matrix = Matrix::read().expect("the matrix");
        let cells: Vec<Value> = serde_json::from_str(&matrix.scenarios().expect("scenarios")).expect("JSON");
        let reasons = matrix
            .operations()
            .map(|operation| matrix.faults().filter(|fault| matrix.reason(operation, *fault).is_some()).count());
        assert_eq!(cells.len() + reasons.sum::<usize>(), matrix.operations().count() * matrix.faults().count());
        for cell in &cells {
            let calls = cell["steps"].as_array().expect("steps").iter().filter(|step| step.get("effects").is_some());
            assert!(calls.count() >= 2, "{}", cell["name"]);
        }
    }

    #[test]
    fn every_operation_of_the_documents_is_in_it() {
        let matrix = Matrix::read().expect("the matrix");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for spec in rebuttal_codegen::read::documents(&root).expect("documents") {
            let text = fs::read_to_string(root.join(spec)).expect("a document");
            let document: Value = serde_saphyr::from_str(&text).expect("YAML");
            for path in document["paths"].as_object().expect("paths").values() {
                for operation in path.as_object().expect("operations").values() {
                    let variants = operation["x-variants"].as_array().into_iter().flatten();
                    for described in variants.chain([operation]) {
                        if let Some(id) = described["operationId"].as_str() {
                            assert!(matrix.0["operations"].get(id).is_some(), "{id} is not in {SOURCE}");
                            let class = described.get("x-retry").or(operation.get("x-retry"));
                            assert_eq!(Some(&matrix.0["operations"][id]["class"]), class, "the class of {id}");
                        }
                    }
                }
            }
        }
    }
}
