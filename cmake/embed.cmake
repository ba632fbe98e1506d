# huifang_embed(<target> HEADER <header> FUNCTION <qualified name> FILES <file>...)
#
# Puts text files into `target`. FUNCTION is declared by the project in HEADER (a path from the root) as
#   std::span<const EmbeddedFile> name();
# beside a `struct EmbeddedFile { std::string_view name; std::string_view text; };` of the same
# namespace; its definition is generated. `name` is the file as FILES gives it, in the same order.
function(huifang_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;FUNCTION" "FILES")
  string(REGEX REPLACE ".*::" "" name ${arg_FUNCTION})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  set(inputs ${arg_FILES})
  list(TRANSFORM inputs PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${arg_HEADER} -DFUNCTION=${arg_FUNCTION}
            -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${arg_FILES}" -P ${script}
    DEPENDS ${inputs} ${script}
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
