#pragma once

#include <cstddef>

namespace huifang::sync {

// When a client tidies its database in idle moments, and in what pieces. Tests tidy sooner.
struct Tidying {
  std::size_t deltas = 32;                // More of them are merged into pages.
  std::size_t delta_rows = 500;           // So are more rows in them.
  std::size_t rows_per_step = 600;        // About what makes one page, in less than 4 ms.
  std::size_t page_bytes = 128 * 1024;    // Where a page is cut.
  std::size_t segments = 16;              // More segments of the log are merged.
  std::size_t segment_bytes = 64 * 1024;  // Where a merged segment is cut.
};

}  // namespace huifang::sync
