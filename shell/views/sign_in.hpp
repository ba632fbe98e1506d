#pragma once

#include "shell/app/actions.hpp"
#include "shell/app/app_state.hpp"
#include "shell/app/speech.hpp"
#include "shell/widgets/ui.hpp"
#include "sync/client/status.hpp"

namespace huifang::shell {

// The page of the first sign-in.
void draw_sign_in(Ui& ui, const Speech& say, SignInForm& form, const sync::SyncStatus& status,
                  Actions& actions);

// The fields, the button, what went wrong, and the demonstration's accounts; for the page and for
// signing in again where the work is.
void draw_sign_in_form(Ui& ui, const Speech& say, SignInForm& form, Actions& actions);

}  // namespace huifang::shell
