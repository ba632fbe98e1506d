#pragma once

// All widgets at once, for the views.
#include "shell/widgets/bars.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/choice.hpp"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/list.hpp"
#include "shell/widgets/mark.hpp"
#include "shell/widgets/overlay.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/surface.hpp"
#include "shell/widgets/text.hpp"
#include "shell/widgets/text_field.hpp"
#include "shell/widgets/ui.hpp"
