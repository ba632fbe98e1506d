#pragma once

#include <string>

#include "shell/app/speech.hpp"
#include "shell/platform/pictures.hpp"

namespace huifang::shell {

// Why not all that was given could be taken, as a sentence; empty where all was.
std::string problem_words(const Speech& say, const GivenPictures& given);

}  // namespace huifang::shell
