#include "shell/gallery/samples.hpp"

#include <array>

namespace huifang::shell {
namespace {

constexpr std::array<std::string_view, kSampleKinds> kGrades{"A", "A", "B", "C", "B"};
constexpr std::array<std::int64_t, kSampleKinds> kDaysAgo{7, 1, 41, 80, 35};

}  // namespace

const std::string& text_of(const Speech& say, std::string_view key_begin,
                           std::string_view key_end) {
  constexpr std::size_t kLongest = 96;
  std::array<char, kLongest> key;
  const std::size_t begin = key_begin.copy(key.data(), key.size());
  const std::size_t end = key_end.copy(key.data() + begin, key.size() - begin);
  return say.say({key.data(), begin + end});
}

const std::string& text_of(const Speech& say, std::string_view key_begin, std::size_t number) {
  return text_of(say, key_begin, say.digits(number));
}

SampleCustomer sample_customer(const Speech& say, int index) {
  const auto kind = static_cast<std::size_t>(index % kSampleKinds);
  return {.name = text_of(say, "gallery.sample.name.", kind + 1),
          .detail = text_of(say, "gallery.sample.detail.", kind + 1),
          .owner = text_of(say, "gallery.sample.owner.", kind + 1),
          .last_contact = say.day_distance(say.today() - kDaysAgo[kind]),
          .grade = kGrades[kind]};
}

}  // namespace huifang::shell
