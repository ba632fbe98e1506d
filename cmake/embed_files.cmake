# Run by huifang_embed: writes OUTPUT, which defines FUNCTION and holds FILES (relative to FOLDER).
string(REGEX REPLACE "::[^:]*$" "" namespace ${FUNCTION})
string(REGEX REPLACE ".*::" "" name ${FUNCTION})
set(source "#include \"${HEADER}\"\n\nnamespace ${namespace} {\nnamespace {\n\n")
string(APPEND source "constexpr EmbeddedFile kFiles[] = {\n")
foreach(file IN LISTS FILES)
  file(READ ${FOLDER}/${file} text)
  string(APPEND source "    {\"${file}\", R\"embedded(${text})embedded\"},\n")
endforeach()
string(APPEND source
  "};\n\n}  // namespace\n\nstd::span<const EmbeddedFile> ${name}() { return kFiles; }\n\n"
  "}  // namespace ${namespace}\n")
file(WRITE ${OUTPUT} "${source}")
