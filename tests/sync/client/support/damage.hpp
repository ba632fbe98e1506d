#pragma once

#include <string>

#include "core/record/bytes.hpp"

namespace huifang::sync::test {

// The bytes kept of the first version of a format: hex text in tests/fixtures/formats. They are
// never rewritten: a new version gets a file of its own. With HUIFANG_MAKE_FIXTURES set, `made` is
// written where there is no file yet.
Bytes kept_bytes(const std::string& name, const Bytes& made);

// A sealed value with another byte there and a checksum that fits.
Bytes with_byte(Bytes sealed, std::size_t at, std::uint8_t byte);

}  // namespace huifang::sync::test
