#include "shell/gallery/samples.hpp"

#include <array>

namespace huifang::shell {
namespace {

constexpr std::array<std::string_view, kSampleKinds> kGrades{"A", "A", "B", "C", "B"};
constexpr std::array<std::int64_t, kSampleKinds> kDaysAgo{7, 1, 41, 80, 35};

}  // namespace

SampleCustomer sample_customer(const Speech& say, int index) {
  const auto kind = static_cast<std::size_t>(index % kSampleKinds);
  const std::string number = std::to_string(kind + 1);
  return {.name = say.say("gallery.sample.name." + number),
          .detail = say.say("gallery.sample.detail." + number),
          .owner = say.say("gallery.sample.owner." + number),
          .last_contact = say.day_distance(say.today() - kDaysAgo[kind]),
          .grade = kGrades[kind]};
}

}  // namespace huifang::shell
