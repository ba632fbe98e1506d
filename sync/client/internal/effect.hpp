#pragma once

#include "core/catalog/catalog.hpp"
#include "core/record/record.hpp"
#include "sync/client/internal/outbox.hpp"

namespace huifang::sync {

// What a saved operation will do to the record, shown until the office has said what it did. For
// appends `record` is the entry it becomes. Absent records are made by creations only.
void apply_effect(const Catalog& catalog, const PendingOperation& pending,
                  std::optional<Record>& record);

}  // namespace huifang::sync
