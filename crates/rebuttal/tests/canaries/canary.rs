//! The canary.

pub(crate) const CANARY: &str = "PlantedMarker";
