#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "app/window/main_window.hpp"
#include "core/scene/scene_library.hpp"
#include "tests/core/fixture.hpp"

/// The window under test, with the user's settings kept out of it.
class Driver {
  protected:
    static constexpr int patienceMs = 60000;

    QTemporaryDir home_;
    std::shared_ptr<cyrano::picture::Evaluator> evaluator_;
    std::unique_ptr<cyrano::app::MainWindow> window_;

    /// Once, before the first window.
    void prepare() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
        qputenv("XDG_DATA_HOME", home_.path().toUtf8()); // where unsaved scenes are kept
        evaluator_ = std::make_shared<cyrano::picture::Evaluator>(fixture::catalogue());
    }

    void openWindow(const char* name) {
        const auto scene = cyrano::scene::openScene(name, CYRANO_DATASETS);
        QVERIFY(scene.has_value());
        window_ = std::make_unique<cyrano::app::MainWindow>(
            evaluator_, QStringLiteral(CYRANO_DATASETS), *scene);
        window_->resize(1400, 900);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        settle();
    }

    /// Until the picture is that of the scene.
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!window_->session().busy(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().picture() != nullptr, patienceMs);
        QCoreApplication::processEvents();
        QVERIFY(window_->session().picture()->scene == scene());
    }

    [[nodiscard]] const cyrano::scene::Scene& scene() { return window_->session().scene(); }

    template <class T>
    T* part(const char* name) {
        T* found = window_->findChild<T*>(QString::fromUtf8(name));
        if (found == nullptr) {
            qFatal("no part of the window is called %s", name);
        }
        return found;
    }
};
