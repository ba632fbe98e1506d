#pragma once

#include <memory_resource>
#include <span>
#include <vector>

namespace huifang::shell {

// Where the sections and rows of a list are, from its top: each section is a header and then its
// rows. Rows are numbered through all sections.
class SectionPlaces {
 public:
  // Works in `memory`.
  SectionPlaces(std::span<const int> counts, float header_height, float row_height,
                std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  int sections() const { return static_cast<int>(first_rows_.size()) - 1; }
  int rows() const { return first_rows_.back(); }
  float height() const { return header_top(sections()); }
  // Of the section behind the last: the end of the list.
  float header_top(int section) const;
  float row_top(int row) const;
  int first_row(int section) const { return first_rows_[static_cast<std::size_t>(section)]; }
  // The section that the row is in. REQUIRES: there is such a row.
  int section_of(int row) const;
  // The section that lies at that height; the first above all and the last below all.
  int section_at(float y) const;

 private:
  std::pmr::vector<int> first_rows_;  // And how many rows there are.
  float header_height_, row_height_;
};

}  // namespace huifang::shell
