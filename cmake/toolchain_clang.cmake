# The sanitizer build uses clang: its UndefinedBehaviorSanitizer sees more than g++ 12's.
find_program(HUIFANG_CLANGXX NAMES clang++-19 clang++-21 clang++-20 clang++ REQUIRED)
find_program(HUIFANG_CLANG NAMES clang-19 clang-21 clang-20 clang REQUIRED)
set(CMAKE_C_COMPILER ${HUIFANG_CLANG})
set(CMAKE_CXX_COMPILER ${HUIFANG_CLANGXX})
