# huifang_test(NAME <name> SOURCES <file>... [LIBRARIES <target>...] [NODE])
#
# One GoogleTest program, one ctest entry. Tests run in the root of the project, so fixtures are
# "tests/fixtures/...". With NODE it is also built as wasm in the web presets and run under Node;
# without it the web presets pass it over. Each run leaves <build>/test-results/<name>.json.
include(CTest)

if(EMSCRIPTEN)
  # Emscripten's output is CommonJS, whatever package.json says of the project's own modules.
  file(WRITE ${PROJECT_BINARY_DIR}/package.json "{ \"type\": \"commonjs\" }\n")
endif()

set(GOOGLETEST_DIR /usr/src/googletest CACHE PATH "Sources of GoogleTest")
if(BUILD_TESTING)
  if(NOT EXISTS ${GOOGLETEST_DIR}/googlemock/src/gmock-all.cc)
    message(FATAL_ERROR "No GoogleTest sources in ${GOOGLETEST_DIR}: install googletest, or set GOOGLETEST_DIR")
  endif()
  add_library(huifang_gtest STATIC EXCLUDE_FROM_ALL
    ${GOOGLETEST_DIR}/googlemock/src/gmock-all.cc
    ${GOOGLETEST_DIR}/googlemock/src/gmock_main.cc
    ${GOOGLETEST_DIR}/googletest/src/gtest-all.cc
  )
  target_include_directories(huifang_gtest
    SYSTEM PUBLIC ${GOOGLETEST_DIR}/googletest/include ${GOOGLETEST_DIR}/googlemock/include
    PRIVATE ${GOOGLETEST_DIR}/googletest ${GOOGLETEST_DIR}/googlemock)
  target_link_libraries(huifang_gtest PUBLIC huifang::base Threads::Threads)
endif()

# Everything `ctest` needs, and nothing else.
add_custom_target(huifang_tests)

function(huifang_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "NODE" "NAME" "SOURCES;LIBRARIES")
  if(EMSCRIPTEN AND NOT arg_NODE)
    return()
  endif()
  huifang_executable(${arg_NAME} SOURCES ${arg_SOURCES} LIBRARIES ${arg_LIBRARIES} huifang_gtest)
  add_dependencies(huifang_tests ${arg_NAME})
  if(EMSCRIPTEN)
    target_link_options(${arg_NAME} PRIVATE
      -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB)
  endif()
  add_test(
    NAME ${arg_NAME}
    COMMAND ${arg_NAME} --gtest_output=json:${PROJECT_BINARY_DIR}/test-results/${arg_NAME}.json
            --gtest_brief=1
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
