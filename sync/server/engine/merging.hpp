#pragma once

#include "sync/server/engine/judging.hpp"

namespace huifang::server {

// Puts one field into the row by the rule of sync.md 4. A value that another device wrote since the
// version the person saw is a concurrent one: the later corrected time stands, and where the field
// is important or the time uncertain both values are kept as a conflict row for a person. Gives the
// id of that row, nil where there was none.
Result<Id> merge_field(Workplace& place, const Act& act, const sync::Operation& operation,
                       VersionedRow& row, const FieldValue& incoming);

}  // namespace huifang::server
