// The Go client with its own options; Go's HTTP client keeps no cookies unless it is given a jar.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/zishang520/socket.io/clients/engine/v3/transports"
	io "github.com/zishang520/socket.io/clients/socket/v3"
	"github.com/zishang520/socket.io/v3/pkg/types"
)

const wanted = 120

type batch struct {
	RoomID   string            `json:"roomId"`
	Messages []json.RawMessage `json:"messages"`
}

// Values of the wire come as maps; the way by JSON gives them types.
func read(value any, into any) {
	text, _ := json.Marshal(value)
	_ = json.Unmarshal(text, into)
}

func attempt(url, token, room, mode string) error {
	options := io.DefaultOptions()
	options.SetForceNew(true)
	options.SetAuth(map[string]any{"token": token})
	switch mode {
	case "websocket":
		options.SetTransports(types.NewSet(transports.WebSocket))
	case "polling":
		options.SetTransports(types.NewSet(transports.Polling))
	}
	socket, err := io.Connect(url, options)
	if err != nil {
		return err
	}
	defer socket.Disconnect()
	done := make(chan error, 8)
	var seen atomic.Int64
	socket.On("connect_error", func(problem ...any) { done <- fmt.Errorf("%v", problem) })
	socket.On("messages:offline", func(data ...any) {
		var got batch
		read(data[0], &got)
		if acknowledge, ok := data[len(data)-1].(func([]any, error)); ok {
			acknowledge(nil, nil)
		} else {
			done <- fmt.Errorf("no way to acknowledge: %T", data[len(data)-1])
		}
		if got.RoomID == room && seen.Add(int64(len(got.Messages))) == wanted {
			done <- nil
		}
	})
	socket.On("connect", func(...any) {
		positions := map[string]any{"rooms": map[string]any{room: 0}}
		socket.Emit("sync", positions, func(answer []any, problem error) {
			var said struct{ OK bool }
			if problem == nil && len(answer) > 0 {
				read(answer[0], &said)
			}
			if !said.OK {
				done <- fmt.Errorf("sync: %v %v", answer, problem)
			}
		})
	})
	select {
	case err := <-done:
		return err
	case <-time.After(20 * time.Second):
		return errors.New("nothing for 20 s")
	}
}

func main() {
	url, token, room, mode := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	good := 0
	for range 6 {
		if err := attempt(url, token, room, mode); err != nil {
			fmt.Printf("%s: %v\n", mode, err)
		} else {
			good++
		}
	}
	fmt.Printf("%d of 6\n", good)
	if good != 6 {
		os.Exit(1)
	}
}
