#pragma once

#include <string>

#include "shell/app/speech.hpp"

namespace huifang::shell {

// Made-up customers for lists and tables; the same index always gives the same one.
struct SampleCustomer {
  std::string name, detail, owner, last_contact;
  std::string_view grade;
};
SampleCustomer sample_customer(const Speech& say, int index);
inline constexpr int kSampleRows = 50'000;
// So many differ; then they come again.
inline constexpr int kSampleKinds = 5;

}  // namespace huifang::shell
