#pragma once

#include <cstdint>
#include <vector>

#include "sync/client/format/row_block.hpp"
#include "sync/store/device_store.hpp"

namespace huifang::sync {

// One page of rows and the page that repeats the list columns of its rows. A start reads the second
// kind only.
struct PageInfo {
  DeviceRowKey first;
  DeviceRowKey last;
  DeviceKey rows = 0;   // Key of the page in the page area.
  DeviceKey index = 0;  // Key of its list columns; 0 = none of its rows are listed.
  std::uint32_t row_count = 0;
  std::uint32_t bytes = 0;
  bool operator==(const PageInfo&) const = default;
};

// All pages, by key; ranges do not overlap.
struct PageTable {
  std::vector<PageInfo> pages;
  bool operator==(const PageTable&) const = default;

  // The page whose range begins at or before `key`; size() if there is none.
  std::size_t covering(const DeviceRowKey& key) const;
  // True if the rows of one of them are kept under this key.
  bool holds(DeviceKey rows) const;
};

Bytes encode_page_table(const PageTable& table);
Result<PageTable> decode_page_table(ByteView stored);

}  // namespace huifang::sync
