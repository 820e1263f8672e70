organiser-help-title = What organisers can do
organiser-help =
    {""}**/organiser status** How the bot is doing, and how many asks nobody has answered.
    {""}**/organiser settings** Names, language, channels, who organises, and whom the bot may write to first.
    {""}**/organiser chain** Whether giving leads to more giving, and would go on without the company.
    {""}**/organiser members** How many there are, and who waits to be confirmed.
    {""}**/organiser events** What is planned, who comes, and ready rhythms. **/organiser event** plans a new one.
    {""}**/organiser prompts** Invitations to give: how they go, on or off.
    {""}**/organiser rounds** Who takes part, in numbers; start early or wait.
    {""}**/organiser hide @who** Takes words out of sight without reading them.
organiser-help-note = Nobody but you sees these pages.
