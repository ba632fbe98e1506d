#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/texts.hpp"

namespace huifang::server {

class Office;

enum class ImportKind { kEmployees, kCustomers, kVisits };

struct RefusedRow {
  std::size_t row = 0;  // The header is 1.
  std::string field;    // Heading of the column in the file.
  std::string code;     // Stable, for machines: "mobile_invalid".
  Message reason;       // For people.
};

struct ImportReport {
  std::size_t taken = 0;      // New, or changed by what the file says now.
  std::size_t unchanged = 0;  // Known, and the file says what it said before.
  std::vector<RefusedRow> refused;
};

// Reads a file of comma-separated values into the office, in one transaction: every good row is
// taken, every wrong one refused with its reason, and what people changed since an earlier import
// stays as long as the file says the same. Fails without effect, with a text for people, when the
// file as a whole cannot be read or stored.
std::expected<ImportReport, Message> import_file(Office& office, ImportKind kind,
                                                 std::string_view bytes, std::int64_t now_ms);

// One line of JSON: {"taken":…,"unchanged":…,"refused":[{"row":…,"field":…,"code":…}]}.
std::string to_json(const ImportReport& report);

}  // namespace huifang::server
