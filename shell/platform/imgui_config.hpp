#pragma once
// Settings for Dear ImGui, named by IMGUI_USER_CONFIG. Fonts, files, clipboard and demo are ours or
// not needed.

#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
// Leaves stb_truetype out. ImGuiFreeType::GetFontLoader() is answered by
// shell/platform/font_loader.cpp.
#define IMGUI_ENABLE_FREETYPE
