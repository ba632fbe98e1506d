#pragma once

#include "core/catalog/catalog.hpp"
#include "core/rules/finding.hpp"

namespace huifang {

// Whether a value is one that the field can hold: kind, length, range, known choice, real date.
// Empty values are fine here; check_required asks for what must be there.
Findings check_value(const FieldDefinition& field, const Value& value);

// check_value for each field; a number the entity does not have is a finding too.
Findings check_fields(const EntityDefinition& entity, const Fields& fields);

// The required fields that are empty.
Findings check_required(const EntityDefinition& entity, const Fields& fields);

}  // namespace huifang
