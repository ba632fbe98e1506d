#pragma once

#include <string>
#include <vector>

#include "core/record/record.hpp"

namespace huifang {

// A sheet of paper the regulation knows (requirements.md section 6): which fields of an entity
// stand on it and in which order, and what is filled in and signed by hand.
struct FormDefinition {
  enum class Shape { kRecord, kList };
  struct Section {
    std::string label_key;
    std::vector<FieldNumber> fields;
  };

  std::string name;
  std::string number;  // "F-01"; empty for a sheet of our own, which leaves out what is empty.
  std::string label_key;
  EntityNumber entity = 0;
  Shape shape = Shape::kRecord;
  std::vector<Section> sections;  // Of a list exactly one: its columns.
  // Keys of what has a blank to be filled by hand, line by line.
  std::vector<std::vector<std::string>> blanks;
};

}  // namespace huifang
