# huifang_library(<layer> SOURCES <file>... [LIBRARIES <target>...] [PRIVATE_LIBRARIES <target>...])
#
# The static library of one layer, `huifang_<layer>` with the alias `huifang::<layer>`. LIBRARIES are
# what its headers show to others, PRIVATE_LIBRARIES what only its sources use.
function(huifang_library layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;PRIVATE_LIBRARIES")
  add_library(huifang_${layer} STATIC ${arg_SOURCES})
  add_library(huifang::${layer} ALIAS huifang_${layer})
  target_link_libraries(huifang_${layer}
    PUBLIC huifang::base ${arg_LIBRARIES}
    PRIVATE huifang::warnings ${arg_PRIVATE_LIBRARIES})
endfunction()

# huifang_executable(<name> SOURCES <file>... LIBRARIES <target>...)
function(huifang_executable name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE huifang::base huifang::warnings ${arg_LIBRARIES})
endfunction()

# huifang_for_speed(<target>)
#
# The page is compiled for size. These handle thousands of rows, or every frame: for them it is speed.
function(huifang_for_speed target)
  if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${target} PRIVATE -O2)
  endif()
endfunction()
