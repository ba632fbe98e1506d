# Turns tokens.json and icons.json into headers: cmake -DSOURCE_DIR=... -DOUTPUT_DIR=... -P generate.cmake
# A token that the code names and the file lacks is a compile error, and so is the opposite.
cmake_minimum_required(VERSION 3.25)

function(to_snake NAME OUTPUT)
  string(REGEX REPLACE "([A-Z])" "_\\1" name "${NAME}")
  string(TOLOWER "${name}" name)
  set(${OUTPUT} "${name}" PARENT_SCOPE)
endfunction()

function(to_pascal NAME OUTPUT)
  string(REGEX REPLACE "[-_]" ";" words "${NAME}")
  set(result "")
  foreach(word IN LISTS words)
    string(SUBSTRING "${word}" 0 1 first)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${first}" first)
    string(APPEND result "${first}${rest}")
  endforeach()
  set(${OUTPUT} "${result}" PARENT_SCOPE)
endfunction()

function(as_float VALUE OUTPUT)
  if(VALUE MATCHES "\\.")
    set(${OUTPUT} "${VALUE}F" PARENT_SCOPE)
  else()
    set(${OUTPUT} "${VALUE}.0F" PARENT_SCOPE)
  endif()
endfunction()

function(write_if_changed FILE TEXT)
  set(old "")
  if(EXISTS "${FILE}")
    file(READ "${FILE}" old)
  endif()
  if(NOT old STREQUAL TEXT)
    file(WRITE "${FILE}" "${TEXT}")
  endif()
endfunction()

file(READ "${SOURCE_DIR}/tokens.json" tokens)
set(text "// Made from tokens.json by generate.cmake.\n#pragma once\n\n#include \"shell/theme/theme.hpp\"\n\nnamespace huifang::shell::tokens {\n\n")
foreach(theme IN ITEMS light dark sunlight)
  to_pascal(${theme} name)
  string(APPEND text "inline constexpr Palette k${name}{\n")
  string(JSON count LENGTH "${tokens}" colour ${theme})
  # string(JSON) walks an object in alphabetical order; designated initialisers want the order of the struct.
  foreach(key IN ITEMS page surface sunken selected pressed line lineStrong grid ink ink2 ink3 primary onPrimary
                       primaryText primarySoft rail onRail onRail2 saved savedSoft sent sentSoft accepted
                       acceptedSoft refused refusedSoft conflict conflictSoft overdue overdueSoft soon soonSoft
                       onStatus focus scrim)
    string(JSON value GET "${tokens}" colour ${theme} ${key})
    to_snake(${key} member)
    string(APPEND text "    .${member} = colour_from_hex(\"${value}\"),\n")
    math(EXPR count "${count} - 1")
  endforeach()
  if(NOT count EQUAL 0)
    message(FATAL_ERROR "tokens.json: ${theme} has ${count} colours more than the code knows")
  endif()
  string(APPEND text "};\n\n")
endforeach()

foreach(order IN ITEMS order orderDark orderSunlight)
  string(REPLACE "order" "kChart" name "${order}")
  string(JSON count LENGTH "${tokens}" chart ${order})
  math(EXPR last "${count} - 1")
  set(values "")
  foreach(index RANGE ${last})
    string(JSON value GET "${tokens}" chart ${order} ${index})
    list(APPEND values "colour_from_hex(\"${value}\")")
  endforeach()
  list(JOIN values ", " values)
  string(APPEND text "inline constexpr ChartColours ${name}{{${values}}, ${count}};\n")
endforeach()

function(number OUTPUT)
  string(JSON value GET "${tokens}" ${ARGN})
  as_float("${value}" value)
  set(${OUTPUT} "${value}" PARENT_SCOPE)
endfunction()

foreach(device IN ITEMS phone desk)
  to_pascal(${device} name)
  set(values "")
  if(device STREQUAL "phone")
    set(keys caption small body title heading display)
  else()
    set(keys caption table body title heading figure)
  endif()
  foreach(key IN LISTS keys)
    number(value type ${device} ${key})
    list(APPEND values "${value}")
  endforeach()
  list(JOIN values ", " values)
  string(APPEND text "inline constexpr TypeScale k${name}Type{${values}};\n")
endforeach()

set(values "")
foreach(key IN ITEMS mark chip control sheet round)
  number(value radius ${key})
  list(APPEND values "${value}")
endforeach()
list(JOIN values ", " values)
string(APPEND text "inline constexpr Radii kRadii{${values}};\n")

foreach(key IN ITEMS touchMin chipDrawn control controlDesk row rowDense tabBar syncStrip deskBar rail railWide
                     listPane detailPane icon iconSmall stroke focusRing)
  number(value size ${key})
  to_pascal(${key} name)
  string(APPEND text "inline constexpr float k${name} = ${value};\n")
endforeach()
number(value breakpoints medium 0)
string(APPEND text "inline constexpr float kMediumFrom = ${value};\n")
number(value breakpoints expanded 0)
string(APPEND text "inline constexpr float kExpandedFrom = ${value};\n")
number(value textZoom max)
string(APPEND text "inline constexpr float kTextZoomMax = ${value};\n")
string(JSON zh GET "${tokens}" type family zh)
string(REPLACE "\"" "'" zh "${zh}")
string(JSON latin GET "${tokens}" type family latin)
string(REPLACE "\"" "'" latin "${latin}")
string(APPEND text "inline constexpr const char* kFamilyChinese = \"${zh}\";\n")
string(APPEND text "inline constexpr const char* kFamilyLatin = \"${latin}\";\n")
string(APPEND text "\n}  // namespace huifang::shell::tokens\n")
write_if_changed("${OUTPUT_DIR}/shell/theme/generated_tokens.hpp" "${text}")

file(READ "${SOURCE_DIR}/icons.json" icons)
set(names "")
set(rows "")
string(JSON count LENGTH "${icons}" icons)
math(EXPR last "${count} - 1")
foreach(index RANGE ${last})
  string(JSON key MEMBER "${icons}" icons ${index})
  to_pascal(${key} name)
  string(APPEND names "  k${name},\n")
  set(row "")
  foreach(part IN ITEMS d f k)
    string(JSON path ERROR_VARIABLE missing GET "${icons}" icons ${key} ${part})
    if(missing)
      set(path "")
    endif()
    string(APPEND row "\"${path}\", ")
  endforeach()
  string(APPEND rows "    {${row}},\n")
endforeach()
write_if_changed("${OUTPUT_DIR}/shell/theme/generated_icon_names.hpp"
"// Made from icons.json by generate.cmake.
#pragma once

namespace huifang::shell {

enum class Icon {
${names}};

inline constexpr int kIconCount = ${count};

}  // namespace huifang::shell
")
write_if_changed("${OUTPUT_DIR}/shell/theme/generated_icon_paths.hpp"
"// Made from icons.json by generate.cmake: strokes, fills and cut-outs on a grid of 24.
#pragma once

namespace huifang::shell {

struct IconPaths {
  const char* strokes;
  const char* fills;
  const char* cuts;
};

inline constexpr IconPaths kIconPaths[] = {
${rows}};

}  // namespace huifang::shell
")
