#include "shell/views/picture_words.hpp"

namespace huifang::shell {

std::string problem_words(const Speech& say, const GivenPictures& given) {
  if (given.problem.empty()) return {};
  if (given.problem == "empty") return say.say("app.pictures.empty");
  const std::string limit = say.number(given.limit);
  if (given.problem == "too-large") return say.say("app.pictures.too_large", {{"limit", limit}});
  if (given.problem == "too-many") return say.say("app.pictures.too_many", {{"limit", limit}});
  return say.say("app.pictures.other_kind");
}

}  // namespace huifang::shell
