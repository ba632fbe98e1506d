# Run by huifang_build_id: writes OUTPUT, which defines FUNCTION, when what it says has changed.
string(REGEX REPLACE "::[^:]*$" "" namespace ${FUNCTION})
string(REGEX REPLACE ".*::" "" name ${FUNCTION})

set(build "")
if(EXISTS ${ROOT}/.git)
  execute_process(COMMAND git describe --always --dirty --abbrev=12 --exclude=*
    WORKING_DIRECTORY ${ROOT} OUTPUT_VARIABLE build OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT build MATCHES "^[0-9a-f]+(-dirty)?$")
  file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/core/* ${ROOT}/sync/*)
  set(sums "")
  foreach(source IN LISTS sources)
    file(SHA256 ${ROOT}/${source} sum)
    string(APPEND sums "${source} ${sum}\n")
  endforeach()
  string(SHA256 sum "${sums}")
  string(SUBSTRING ${sum} 0 12 build)
  set(build "sources-${build}")
endif()

file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT
[[#include "@HEADER@"

namespace @namespace@ {

std::string @name@() { return "@build@"; }

}  // namespace @namespace@
]])
