// QCustomPlot's header in a program built with QT_NO_KEYWORDS, which the header does not expect.
#pragma once

#include <QObject>

#ifdef QT_NO_KEYWORDS
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach Q_FOREACH
#endif

#include <qcustomplot.h> // IWYU pragma: export

#ifdef QT_NO_KEYWORDS
#undef signals
#undef slots
#undef emit
#undef foreach
#endif
