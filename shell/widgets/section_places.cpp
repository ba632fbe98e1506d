#include "shell/widgets/section_places.hpp"

#include <algorithm>

namespace huifang::shell {

SectionPlaces::SectionPlaces(std::span<const int> counts, float header_height, float row_height,
                             std::pmr::memory_resource* memory)
    : first_rows_(memory), header_height_(header_height), row_height_(row_height) {
  first_rows_.reserve(counts.size() + 1);
  first_rows_.push_back(0);
  for (const int count : counts) first_rows_.push_back(first_rows_.back() + count);
}

float SectionPlaces::header_top(int section) const {
  return header_height_ * static_cast<float>(section) +
         row_height_ * static_cast<float>(first_row(section));
}

float SectionPlaces::row_top(int row) const {
  return header_height_ * static_cast<float>(section_of(row) + 1) +
         row_height_ * static_cast<float>(row);
}

int SectionPlaces::section_of(int row) const {
  // The last section that begins at or before the row; empty ones begin there too and come first.
  const auto behind = std::ranges::upper_bound(first_rows_, row);
  return static_cast<int>(behind - first_rows_.begin()) - 1;
}

int SectionPlaces::section_at(float y) const {
  int low = 0, high = std::max(sections() - 1, 0);
  while (low < high) {
    const int middle = (low + high + 1) / 2;
    if (header_top(middle) <= y)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

}  // namespace huifang::shell
