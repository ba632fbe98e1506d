#pragma once

#include <string_view>

#include "shell/app/speech.hpp"

namespace huifang::shell {

// The text whose key ends with a name or number: "gallery.sample.name." and "3".
const std::string& text_of(const Speech& say, std::string_view key_begin, std::string_view key_end);
const std::string& text_of(const Speech& say, std::string_view key_begin, std::size_t number);

// Made-up customers for lists and tables; the same index always gives the same one.
struct SampleCustomer {
  std::string_view name, detail, owner, last_contact;  // For this frame.
  std::string_view grade;
};
SampleCustomer sample_customer(const Speech& say, int index);
inline constexpr int kSampleRows = 50'000;
// So many differ; then they come again.
inline constexpr int kSampleKinds = 5;

}  // namespace huifang::shell
