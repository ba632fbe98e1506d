# huifang_build_id(<target> HEADER <header> FUNCTION <qualified name>)
#
# Puts the definition of `std::string FUNCTION()`, declared in HEADER, into `target`: what was built, as
# the commit, "-dirty" behind it when files differ from that, or a hash of the sources where git does not
# know them. Looked at in each build; only this one small file is compiled anew when it changed.
function(huifang_build_id target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;FUNCTION" "")
  set(output ${CMAKE_CURRENT_BINARY_DIR}/build_id/build_id.cpp)
  add_custom_target(huifang_build_id
    COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DOUTPUT=${output} -DHEADER=${arg_HEADER}
            -DFUNCTION=${arg_FUNCTION} -P ${PROJECT_SOURCE_DIR}/cmake/write_build_id.cmake
    BYPRODUCTS ${output}
    COMMENT "Looking at what is built"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
