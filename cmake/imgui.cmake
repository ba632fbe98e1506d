# huifang::imgui, Dear ImGui compiled from the sources that the set-up fetched. HUIFANG_IMGUI_DIR (cache
# or environment) names other sources. Its configuration is ours: shell/platform/imgui_config.hpp.
set(HUIFANG_IMGUI_DIR "$ENV{HUIFANG_IMGUI_DIR}" CACHE PATH "Sources of Dear ImGui")
set(imgui_dir ${HUIFANG_IMGUI_DIR})
if(NOT imgui_dir)
  set(imgui_dir ${PROJECT_SOURCE_DIR}/.toolchain/imgui)
endif()
if(NOT EXISTS ${imgui_dir}/imgui.cpp)
  message(FATAL_ERROR "No Dear ImGui sources in ${imgui_dir}: run ./dev build, or set HUIFANG_IMGUI_DIR")
endif()

add_library(huifang_imgui STATIC EXCLUDE_FROM_ALL
  ${imgui_dir}/imgui.cpp
  ${imgui_dir}/imgui_draw.cpp
  ${imgui_dir}/imgui_tables.cpp
  ${imgui_dir}/imgui_widgets.cpp
)
add_library(huifang::imgui ALIAS huifang_imgui)
target_include_directories(huifang_imgui SYSTEM PUBLIC ${imgui_dir} ${imgui_dir}/backends)
target_compile_definitions(huifang_imgui PUBLIC
  IMGUI_USER_CONFIG="shell/platform/imgui_config.hpp")
target_link_libraries(huifang_imgui PUBLIC huifang::base)
if(EMSCRIPTEN)
  target_sources(huifang_imgui PRIVATE ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
endif()
huifang_for_speed(huifang_imgui)
