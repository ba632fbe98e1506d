# What every target of ours is compiled with.
#   huifang::base      the language, the include root, and what must agree in all objects of a program
#                      (exceptions, sanitizers); third-party sources we compile link it too
#   huifang::warnings  warnings as errors, for our own sources only
option(HUIFANG_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(HUIFANG_CCACHE ccache)
  if(HUIFANG_CCACHE)
    # With a base folder and without the working folder in the key, every checkout shares the cache.
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        ${HUIFANG_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  endif()
endif()

add_library(huifang_base INTERFACE)
add_library(huifang::base ALIAS huifang_base)
target_compile_features(huifang_base INTERFACE cxx_std_23)
target_include_directories(huifang_base INTERFACE ${PROJECT_SOURCE_DIR})
if(EMSCRIPTEN)
  # Library exceptions are caught where the library is called, so wasm needs them as well.
  # Nothing of ours asks for run-time type information, and it travels to the phone.
  target_compile_options(huifang_base INTERFACE
    -fwasm-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  target_link_options(huifang_base INTERFACE -fwasm-exceptions)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(huifang_base INTERFACE -flto)
    target_link_options(huifang_base INTERFACE -flto)
  endif()
else()
  # clang has its own; g++ knows it only by this name, which Debian's lld-19 does not bring.
  find_program(HUIFANG_LLD NAMES ld.lld)
  if(HUIFANG_LLD OR CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_link_options(huifang_base INTERFACE -fuse-ld=lld)
  endif()
endif()
if(HUIFANG_SANITIZE)
  target_compile_options(huifang_base INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(huifang_base INTERFACE -fsanitize=address,undefined)
endif()

add_library(huifang_warnings INTERFACE)
add_library(huifang::warnings ALIAS huifang_warnings)
target_compile_options(huifang_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion
  -Wno-missing-field-initializers -Werror)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # clang's -Wconversion also means signs, g++'s does not. libstdc++ 12's stable_sort uses what it
  # deprecates itself, and only g++ looks past that.
  target_compile_options(huifang_warnings INTERFACE
    -Wno-sign-conversion -Wno-deprecated-declarations)
elseif(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # What g++ 12 guesses about sizes after inlining std::string and std::vector, and about who frees the
  # frame of a coroutine, is wrong too often (its bugs 105329, 105651, 107852). The sanitizers see the
  # real ones.
  target_compile_options(huifang_warnings INTERFACE
    "$<$<CONFIG:Release>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-mismatched-new-delete>")
endif()
